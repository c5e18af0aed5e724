import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { VList } from 'virtua';
import { Icon } from '../parts/icon.tsx';
import { Empty, Panel } from '../parts/panel.tsx';
import { useTexts } from '../texts/texts.tsx';
import { byDay, type Day, type Entry, fitting, paidIn } from './entries.ts';
import styles from './journal.module.css';
import { JournalEntry } from './journal-entry.tsx';
import { useJournal } from './use-journal.ts';

/** What has ended, newest first, by day; it reads on as one scrolls. */
export function Journal({ className }: { className?: string }) {
  const { journal: words } = useTexts();
  const { entries, whole, reading, more } = useJournal();
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search);
  const found = fitting(entries, asked);
  const rows = byDay(found).flatMap((day): (Day | Entry)[] => [day, ...day.entries]);
  const end = useRef<HTMLDivElement>(null);
  // Searching looks at all of it.
  useEffect(() => {
    if (asked !== '' && !whole && !reading) more();
  }, [asked, whole, reading, more]);
  const { missions, credits } = paidIn(found);
  return (
    <Panel
      id="journal"
      title={words.title}
      note={entries.length > 0 ? words.total(missions, credits) : undefined}
      className={className}
    >
      <label className={styles.search}>
        <span className="sr">{words.search}</span>
        <Icon name="search" />
        <input
          type="search"
          placeholder={words.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </label>
      <Totals entries={found} />
      {rows.length === 0 && !reading ? (
        <Empty
          title={entries.length === 0 ? words.nothing : words.nothingFits}
          {...(entries.length === 0 ? { hint: words.nothingHint } : {})}
        />
      ) : (
        <VList
          className={styles.entries}
          onScrollEnd={more}
          onScroll={(offset) => (nearEnd(end.current, offset) ? more() : undefined)}
        >
          {rows.map((row) =>
            'date' in row ? (
              <DayHead key={row.date} day={row} />
            ) : (
              <JournalEntry key={row.acceptanceId} entry={row} />
            ),
          )}
          <div ref={end} key="end" className={styles.end} role="status">
            {reading ? words.loading : whole ? words.end : ''}
          </div>
        </VList>
      )}
    </Panel>
  );
}

const nearEnd = (end: HTMLElement | null, _offset: number): boolean =>
  end !== null && end.getBoundingClientRect().top < window.innerHeight * 2;

function DayHead({ day }: { day: Day }) {
  const { language, journal: words } = useTexts();
  const { missions, credits } = paidIn(day.entries);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day.date}T00:00:00Z`),
  );
  return (
    <h3 className={styles.day}>
      {date} <small>{words.total(missions, credits)}</small>
    </h3>
  );
}

/** What each faction paid, of what is listed. */
function Totals({ entries }: { entries: readonly Entry[] }) {
  const { journal: words, factionShort, openCall, number } = useTexts();
  const paid = [
    ...Map.groupBy(
      entries.filter(({ status }) => status === 'rewarded'),
      ({ mission }) => mission.faction,
    ),
  ]
    .map(([faction, list]) => ({ faction, credits: paidIn(list).credits }))
    .sort((a, b) => b.credits - a.credits);
  if (paid.length === 0) return undefined;
  return (
    <ul className={styles.totals} aria-label={words.byFaction}>
      {paid.map(({ faction, credits }) => (
        <li key={faction} data-faction={faction === '' ? 'none' : faction}>
          {faction === '' ? openCall : factionShort(faction)} <b>{number(credits)}</b>
        </li>
      ))}
    </ul>
  );
}
