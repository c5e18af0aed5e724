import { useState } from 'react';
import type { MissionState } from '../../../client/index.ts';
import { Button } from '../parts/button.tsx';
import dialog from '../parts/dialog.module.css';
import { Sheet } from '../parts/sheet.tsx';
import { useClient } from '../store/mission-store.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './complete.module.css';

/** Claims everything that is done, after asking; what wants a choice is left. */
export function ClaimAll({ contracts }: { contracts: readonly MissionState['active'][string][] }) {
  const { active: words } = useTexts();
  const client = useClient();
  const [open, setOpen] = useState(false);
  const plain = contracts.filter((contract) => contract.choices.length === 0);
  const sum = plain.reduce((total, { credits }) => total + credits, 0);
  const claimAll = async () => {
    setOpen(false);
    for (const contract of plain) await client.complete(contract.id);
  };
  if (plain.length < 2) return undefined;
  return (
    <>
      <p className={styles.all}>
        <Button look="ready" onClick={() => setOpen(true)}>
          {words.claimAll(sum)}
        </Button>
      </p>
      <Sheet alert open={open} onClose={() => setOpen(false)} title={words.claimAllTitle}>
        <p className={dialog.text}>
          {words.claimAllText(plain.length, sum)} {plain.length < contracts.length ? words.choiceLater : ''}
        </p>
        <p className={dialog.do}>
          <Button look="ready" onClick={() => void claimAll()}>
            {words.claimAll(sum)}
          </Button>
          <Button onClick={() => setOpen(false)}>{words.keep}</Button>
        </p>
      </Sheet>
    </>
  );
}
