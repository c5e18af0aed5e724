import { MINUTE, SECOND, useNow } from '../store/mission-clock.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Icon } from './icon.tsx';
import { timeText, urgencyOf } from './time.ts';
import styles from './time-left.module.css';

/** The time until an instant (epoch ms of the mission clock; 0 is none), coloured by how pressing it is. */
export function TimeLeft({
  until,
  warps,
  none,
}: {
  until: number;
  warps?: number | undefined;
  none?: string;
}) {
  const texts = useTexts();
  const soon = useNow(MINUTE);
  const now = useNow(until !== 0 && until - soon < 15 * MINUTE ? SECOND : 10 * SECOND);
  if (until === 0) return <span className={styles.none}>{none ?? texts.noLimit}</span>;
  const urgency = urgencyOf(until - now, warps);
  return (
    <span className={styles[urgency]} data-urgency={urgency}>
      {urgency === 'calm' ? undefined : <Icon name="clock" size={14} />}
      {timeText(until - now, texts)}
    </span>
  );
}
