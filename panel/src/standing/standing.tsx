import { Emblem } from '../parts/emblem.tsx';
import { Panel } from '../parts/panel.tsx';
import { levelAt, nextLevel } from '../store/levels.ts';
import { useMission } from '../store/mission-store.tsx';
import { useReference } from '../store/reference.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './standing.module.css';

/** The end of the scale, on both sides. */
const END = 800;

/** Where the player stands with everybody: rivals share a tank, the others have a scale each. */
export function Standing({ className }: { className?: string }) {
  const { standing: words } = useTexts();
  const { factions, rivalries } = useReference();
  const inPair = new Set(rivalries.flatMap((rivalry) => rivalry.factions));
  return (
    <Panel
      id="standing"
      title={words.title}
      aside={<p className={styles.scaleNote}>{words.scale}</p>}
      className={className}
    >
      <ul className={styles.standings}>
        {rivalries.map((rivalry) => (
          <Rivals key={rivalry.factions.join()} pair={rivalry.factions} cap={rivalry.cap} />
        ))}
        {factions
          .filter(({ code }) => !inPair.has(code))
          .map(({ code }) => (
            <Single key={code} faction={code} />
          ))}
      </ul>
    </Panel>
  );
}

function useStanding(faction: string) {
  const { standing: words } = useTexts();
  const { levels } = useReference();
  const value = useMission((state) => state.reputation[faction]?.value ?? 0);
  const next = nextLevel(value, levels);
  const hostile = faction === 'pirates';
  const toNext =
    hostile && value >= 0
      ? words.hostile
      : next === undefined
        ? words.top
        : words.toNext(next.from - value, next.title);
  return { value, title: levelAt(value, levels)?.title ?? '', toNext };
}

/** Two rivals above zero share a cap: what one holds, the other cannot. */
function Rivals({ pair, cap }: { pair: readonly [string, string]; cap: number }) {
  const { standing: words, number, factionName, factionShort } = useTexts();
  const [one, other] = [useStanding(pair[0]), useStanding(pair[1])];
  const held = Math.max(0, one.value) + Math.max(0, other.value);
  const room = cap - held;
  const label = `${factionName(pair[0])} ${number(one.value)}, ${factionName(pair[1])} ${number(other.value)}: ${words.shared(held, cap)}`;
  return (
    <li className={styles.rivals}>
      <p className={styles.names}>
        <span>
          <Emblem faction={pair[0]} size={22} /> {factionShort(pair[0])} <b>{number(one.value)}</b>{' '}
          <small>{one.title}</small>
        </span>
        <span>
          <small>{other.title}</small> <b>{number(other.value)}</b> {factionShort(pair[1])}{' '}
          <Emblem faction={pair[1]} size={22} />
        </span>
      </p>
      <div className={styles.tank} role="img" aria-label={label}>
        <Fill faction={pair[0]} value={one.value} cap={cap} />
        <Fill faction={pair[1]} value={other.value} cap={cap} />
      </div>
      <p className={styles.cap}>
        <span>{one.toNext}</span>
        <span>
          {words.shared(held, cap)}
          {room <= cap / 10 ? `, ${room > 0 ? words.room(room) : words.full}` : ''}
        </span>
        <span>{other.toNext}</span>
      </p>
    </li>
  );
}

/** A standing above zero fills its side; one below shows as a mark at the edge. */
const Fill = ({ faction, value, cap }: { faction: string; value: number; cap: number }) => (
  <span
    className={value < 0 ? styles.below : styles.fill}
    data-faction={faction}
    style={{ width: value < 0 ? 4 : `${(value / cap) * 100}%` }}
  />
);

function Single({ faction }: { faction: string }) {
  const { standing: words, number, factionShort } = useTexts();
  const { value, title, toNext } = useStanding(faction);
  const share = (Math.abs(value) / END) * 50;
  return (
    <li className={styles.single} data-faction={faction}>
      <Emblem faction={faction} size={22} />
      <span>{factionShort(faction)}</span>
      <span className={styles.scale} role="img" aria-label={words.onScale(value)}>
        <i style={{ left: `${value < 0 ? 50 - share : 50}%`, width: `${share}%` }} />
      </span>
      <b>{number(value)}</b>
      <span className={styles.level}>
        {title} <small>{toNext}</small>
      </span>
    </li>
  );
}
