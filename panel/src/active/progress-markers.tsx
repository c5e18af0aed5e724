import { Icon } from '../parts/icon.tsx';
import { upTo } from '../parts/up-to.ts';
import { useGraph } from '../store/map-store.tsx';
import { useMission } from '../store/mission-store.tsx';
import { useTexts } from '../texts/texts.tsx';
import type { Contract, Progress } from './contracts.ts';
import styles from './progress-markers.module.css';

/** Counts up to this many are drawn one mark each; more are a bar. */
const MARKS = 12;
const CRATES = 20;

/** Where each objective stands, drawn from its numbers alone: no kind needs to be known here. */
export const ProgressMarkers = ({ contract }: { contract: Contract }) => (
  <ul className={styles.objectives}>
    {contract.objectives.map((objective, i) => (
      <Marker
        key={objective.id}
        objective={objective}
        waits={contract.mode === 'sequence' && contract.objectives.slice(0, i).some((o) => !o.met)}
      />
    ))}
  </ul>
);

function Marker({ objective, waits }: { objective: Progress; waits: boolean }) {
  const { number, active: words } = useTexts();
  const { label, current, required, met } = objective;
  return (
    <li
      className={styles.objective}
      data-met={met || undefined}
      data-waits={waits || undefined}
      data-kind={objective.kind}
    >
      <div
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={required}
        aria-valuenow={current}
        aria-label={label}
      >
        <p className={styles.line}>
          <span>
            {met ? <Icon name="check" size={15} /> : undefined}
            {label}
            {waits ? <small> · {words.waiting}</small> : undefined}
          </span>
          <span className={styles.count}>
            <b>{number(current)}</b>/{number(required)}
          </span>
        </p>
        {met || waits ? undefined : <Drawing objective={objective} />}
      </div>
    </li>
  );
}

function Drawing({ objective }: { objective: Progress }) {
  if (objective.sectorIds.length > 1) return <Checklist objective={objective} />;
  if (objective.required === 1) return undefined;
  return objective.required <= MARKS ? <Marks objective={objective} /> : <Crates objective={objective} />;
}

/** A mark for each that counts. */
const Marks = ({ objective: { current, required } }: { objective: Progress }) => (
  <p className={styles.marks} aria-hidden="true">
    {upTo(required).map((i) => (
      <i key={i} data-on={i < current || undefined} />
    ))}
  </p>
);

/** A hold that fills, in twenty crates; the last one may be half full. */
function Crates({ objective: { current, required } }: { objective: Progress }) {
  const full = (current / required) * CRATES;
  return (
    <p className={styles.crates} aria-hidden="true">
      {upTo(CRATES).map((i) => (
        <i key={i} data-on={i + 1 <= full || undefined} data-part={(i < full && i + 1 > full) || undefined} />
      ))}
    </p>
  );
}

/** Places to go, ticked as they are entered, with the way to each that is left. */
function Checklist({ objective: { sectorIds, seenSectorIds } }: { objective: Progress }) {
  const { warps, noWay, here: hereText } = useTexts();
  const here = useMission((state) => state.player.sectorId);
  const graph = useGraph();
  const distances = graph.distancesFrom(here);
  const left = sectorIds.filter((id) => !seenSectorIds.includes(id));
  const next = left.reduce<number | undefined>(
    (best, id) =>
      best === undefined || (distances.get(id) ?? 1e9) < (distances.get(best) ?? 1e9) ? id : best,
    undefined,
  );
  return (
    <ul className={styles.stops}>
      {sectorIds.map((id) => {
        const seen = seenSectorIds.includes(id);
        const way = distances.get(id);
        return (
          <li key={id} data-seen={seen || undefined} data-next={id === next || undefined}>
            {seen ? <Icon name="check" size={15} /> : <i aria-hidden="true" />}
            <span>{graph.sectors.get(id)?.name ?? id}</span>
            {seen ? undefined : (
              <small>{way === undefined ? noWay : way === 0 ? hereText : warps(way)}</small>
            )}
          </li>
        );
      })}
    </ul>
  );
}
