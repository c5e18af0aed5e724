import { timeText, urgencyOf } from '../parts/time.ts';
import { MINUTE, SECOND, useNow } from '../store/mission-clock.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './deadline-ring.module.css';

/** How much of its time an attempt has left: a ring that empties, and the time in its largest unit. */
export function DeadlineRing({ from, until }: { from: number; until: number }) {
  const texts = useTexts();
  const soon = useNow(MINUTE);
  const now = useNow(until - soon < 15 * MINUTE ? SECOND : 10 * SECOND);
  if (until === 0) return undefined;
  const left = Math.max(0, until - now);
  const share = Math.min(1, left / Math.max(1, until - from));
  const [value, unit] = largest(left, texts.units);
  return (
    <span
      className={styles.ring}
      data-urgency={urgencyOf(left)}
      role="timer"
      aria-label={texts.timeLeft(timeText(left, texts))}
    >
      <svg viewBox="0 0 44 44" aria-hidden="true">
        <circle className={styles.track} cx="22" cy="22" r="19" pathLength="100" />
        <circle
          className={styles.left}
          cx="22"
          cy="22"
          r="19"
          pathLength="100"
          strokeDasharray={`${share * 100} 100`}
        />
      </svg>
      <span aria-hidden="true">
        {value}
        <small>{unit}</small>
      </span>
    </span>
  );
}

function largest(
  ms: number,
  units: { day: string; hour: string; minute: string; second: string },
): [number, string] {
  const minutes = ms / MINUTE;
  if (minutes >= 48 * 60) return [Math.floor(minutes / 1440), units.day];
  if (minutes >= 120) return [Math.floor(minutes / 60), units.hour];
  return minutes >= 1 ? [Math.floor(minutes), units.minute] : [Math.floor(ms / SECOND), units.second];
}
