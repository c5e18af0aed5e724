import { useEffect, useState } from 'react';
import { useClaims } from './complete/claims.tsx';
import styles from './help.module.css';
import { Button } from './parts/button.tsx';
import dialog from './parts/dialog.module.css';
import { Sheet } from './parts/sheet.tsx';
import { goTo, VIEWS } from './store/address.ts';
import { useClient } from './store/mission-store.tsx';
import { useTexts } from './texts/texts.tsx';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, select, textarea') !== null;

/** The keys that work everywhere, and the list of all of them. */
export function Help() {
  const { help } = useTexts();
  const client = useClient();
  const { claim } = useClaims();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const view = VIEWS[Number(event.key) - 1];
      if (view !== undefined) goTo(view);
      else if (event.key === '?') setOpen(true);
      else if (event.key === 'c') {
        const ready = Object.values(client.getState()?.active ?? {}).find(
          ({ status }) => status === 'completed',
        );
        if (ready !== undefined) void claim(ready);
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [client, claim]);
  return (
    <Sheet open={open} onClose={() => setOpen(false)} title={help.title}>
      <dl className={styles.keys}>
        {help.keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={dialog.do}>
        <Button onClick={() => setOpen(false)}>{help.close}</Button>
      </p>
    </Sheet>
  );
}
