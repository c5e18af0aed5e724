import { useState } from 'react';
import { Emblem } from '../parts/emblem.tsx';
import { useTexts } from '../texts/texts.tsx';
import type { Entry } from './entries.ts';
import styles from './journal.module.css';

/** One ended attempt; opened, its text is read again. */
export function JournalEntry({ entry }: { entry: Entry }) {
  const texts = useTexts();
  const { journal: words } = texts;
  const { mission, status, endedAt, rewards } = entry;
  const [open, setOpen] = useState(false);
  const time = (instant: number) =>
    new Intl.DateTimeFormat(texts.language, { timeStyle: 'short', timeZone: 'UTC' }).format(
      new Date(instant),
    );
  return (
    <article
      className={styles.entry}
      data-outcome={status}
      data-faction={mission.faction === '' ? 'none' : mission.faction}
    >
      <Emblem faction={mission.faction} size={30} />
      <div>
        <h4>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {mission.title}
          </button>
        </h4>
        <p className={styles.outcome}>
          {words.outcomes[status] ?? status} <time>{time(endedAt)}</time>
          {entry.reason === null ? undefined : (
            <span> · {words.reasons[entry.reason] ?? entry.reason.replaceAll('_', ' ')}</span>
          )}
        </p>
        {open ? <Details entry={entry} time={time} /> : undefined}
      </div>
      <p className={styles.paid}>
        {rewards === null ? undefined : (
          <>
            <b>{texts.credits(rewards.credits)}</b>
            {rewards.reputation.map(({ faction, applied }) => (
              <span key={faction} data-faction={faction}>
                {texts.standingChange(applied, texts.factionShort(faction))}
              </span>
            ))}
          </>
        )}
      </p>
    </article>
  );
}

function Details({ entry, time }: { entry: Entry; time(instant: number): string }) {
  const { journal: words, complete, number } = useTexts();
  const { mission, choice, rewards } = entry;
  const answered = mission.choices.find(({ id }) => id === choice)?.label;
  return (
    <div className={styles.details}>
      <p>{mission.description}</p>
      <ul>
        {mission.objectives.map((objective) => (
          <li key={objective.id}>
            {objective.label} <b>{number(objective.current)}</b>/{number(objective.required)}
          </li>
        ))}
      </ul>
      <p>
        {words.accepted} {time(mission.acceptedAt)}
        {answered === undefined ? '' : ` · ${words.choice}: ${answered}`}
        {(rewards?.items ?? [])
          .map(
            (item) =>
              ` · ${number(item.quantity)} × ${item.code.replaceAll('_', ' ')} (${complete.itemKinds[item.kind] ?? item.kind})`,
          )
          .join('')}
      </p>
    </div>
  );
}
