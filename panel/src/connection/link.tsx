import { useEffect, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { SECOND, useNow } from '../store/mission-clock.tsx';
import { useClient, useStatus } from '../store/mission-store.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './connection.module.css';

const clockTime = (ms: number, seconds: boolean) => new Date(ms).toISOString().slice(11, seconds ? 19 : 16);

/** The lamp in the corner: live, and the mission clock; or not. */
export function Link() {
  const { connection } = useTexts();
  const { kind } = useStatus();
  const now = useNow(10 * SECOND);
  return (
    <p className={styles.link}>
      <span className={styles.lamp} data-kind={kind} aria-hidden="true" />
      {kind === 'online' ? connection.live : connection.lost}
      <time data-wide>{connection.clock(clockTime(now, false))}</time>
    </p>
  );
}

/** Says how old what one sees is, and offers another try. */
export function LostContact() {
  const { connection } = useTexts();
  const client = useClient();
  const status = useStatus();
  const lost = status.kind !== 'online';
  const [seen, setSeen] = useState('');
  useEffect(() => {
    if (lost) setSeen(clockTime(Date.now(), true));
  }, [lost]);
  if (!lost) return undefined;
  const refused = status.kind === 'refused' || status.kind === 'left';
  return (
    <div className={styles.lost} role="alert">
      <span className={styles.lamp} data-kind="away" aria-hidden="true" />
      <p>
        <b>{refused ? connection.refused : connection.lost}.</b>{' '}
        {refused ? connection.refusedHint : `${connection.since(seen)} ${connection.trying}`}
      </p>
      <Button small onClick={() => void client.join().catch(() => undefined)}>
        {refused ? connection.again : connection.tryNow}
      </Button>
    </div>
  );
}
