import type { ReputationResult } from '../../../client/index.ts';
import { levelAt, nextLevel } from '../store/levels.ts';
import { useReference } from '../store/reference.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './complete.module.css';

/** A standing's bar between its level and the next, moving by what was paid. */
export function StandingMove({ move }: { move: ReputationResult }) {
  const { signed, number, complete: words } = useTexts();
  const { levels } = useReference();
  const before = move.value - move.applied;
  const level = levelAt(move.value, levels);
  const was = levelAt(before, levels);
  const next = nextLevel(move.value, levels);
  const from = Math.min(was?.from ?? before, level?.from ?? move.value);
  const to = next?.from ?? Math.max(before, move.value, from + 1);
  const at = (value: number) => `${Math.max(0, Math.min(1, (value - from) / (to - from))) * 100}%`;
  return (
    <div className={styles.standing}>
      <b>{signed(move.applied)}</b>
      <p className={styles.levels}>
        <span>{was?.title}</span>
        <span className={styles.bar} aria-hidden="true">
          <i className={styles.was} style={{ width: at(before) }} />
          <i
            className={styles.now}
            style={{
              left: at(Math.min(before, move.value)),
              width: `calc(${at(Math.max(before, move.value))} - ${at(Math.min(before, move.value))})`,
            }}
          />
        </span>
        {level?.title === was?.title ? <span>{next?.title}</span> : <strong>{level?.title}</strong>}
      </p>
      <p className={styles.figures}>
        {number(before)} → {number(move.value)}
        {next === undefined ? '' : `, ${words.next(next.title, next.from)}`}
      </p>
    </div>
  );
}
