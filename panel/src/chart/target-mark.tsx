import { useTexts } from '../texts/texts.tsx';
import styles from './chart.module.css';
import type { Target } from './targets.ts';

const EDGE = 14;

interface TargetMarkProps {
  readonly target: Target;
  readonly name: string;
  readonly warps: number | undefined;
  readonly at: readonly [number, number];
  readonly width: number;
  readonly height: number;
}

/** One target: a ring where it is, or an arrow at the edge when it is out of sight. */
export function TargetMark({ target, name, warps, at: [x, y], width, height }: TargetMarkProps) {
  const { warps: warpsText, noWay, types } = useTexts();
  const away = x < 0 || y < 0 || x > width || y > height;
  const [cx, cy] = [
    Math.min(width - EDGE, Math.max(EDGE, x)),
    Math.min(height - EDGE - 10, Math.max(EDGE, y)),
  ];
  const way = warps === undefined ? noWay : warpsText(warps);
  const left = cx > width * 0.66;
  return (
    <a
      href={`#mission/${target.missionId}`}
      className={styles.target}
      data-faction={target.faction === '' ? 'none' : target.faction}
      data-urgency={target.urgency}
      data-shown={target.shown || undefined}
      aria-label={`${name}, ${way}: ${target.title}, ${types[target.type] ?? target.type}`}
    >
      <g transform={`translate(${cx} ${cy})`}>
        {away ? (
          <path
            className={styles.arrow}
            d="M-4-4 5 0-4 4z"
            transform={`rotate(${(Math.atan2(y - cy, x - cx) * 180) / Math.PI})`}
          />
        ) : (
          <>
            <circle className={styles.halo} r="7" />
            <circle className={styles.core} r="2.800" />
          </>
        )}
        <text x={left ? -11 : 11} y="4" textAnchor={left ? 'end' : 'start'}>
          {name}
          {away ? <tspan className={styles.far}> {way}</tspan> : undefined}
        </text>
      </g>
    </a>
  );
}
