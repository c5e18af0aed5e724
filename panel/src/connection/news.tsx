import { useCallback, useEffect, useRef, useState } from 'react';
import type { Notice } from '../../../client/index.ts';
import { useClaims } from '../complete/claims.tsx';
import { Emblem } from '../parts/emblem.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useClient, useStatus } from '../store/mission-store.tsx';
import type { Texts } from '../texts/en.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './news.module.css';

interface Line {
  readonly id: number;
  readonly text: string;
  readonly icon: IconName;
  readonly faction: string;
  /** The mission that can be claimed right here. */
  readonly claim: string | undefined;
}

/** How long a line stays, ms; one that can be acted on stays longer. */
const STAYS_MS = 5_000;
const ACTION_MS = 15_000;
const MOST = 3;

/** What happened, a line at a time; progress of one mission is one line that moves. */
export function News() {
  const texts = useTexts();
  const client = useClient();
  const { claim } = useClaims();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const next = useRef(0);
  const titles = useRef(new Map<string, { title: string; faction: string }>());
  const say = useCallback((line: Omit<Line, 'id'>) => {
    const id = next.current++;
    setLines((before) => [...before, { ...line, id }].slice(-MOST));
    setTimeout(
      () => setLines((before) => before.filter((one) => one.id !== id)),
      line.claim === undefined ? STAYS_MS : ACTION_MS,
    );
  }, []);
  useEffect(() => {
    const remember = () => {
      const state = client.getState();
      for (const { id, title, faction } of [
        ...Object.values(state?.active ?? {}),
        ...Object.values(state?.available ?? {}),
      ])
        titles.current.set(id, { title, faction });
    };
    remember();
    const stops = [
      client.subscribe(remember),
      client.on('*', (notice) => {
        const line = lineOf(notice, titles.current, texts);
        if (line !== undefined) say(line);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, texts, say]);
  useBackInContact(() =>
    say({ text: texts.connection.back, icon: 'check', faction: 'none', claim: undefined }),
  );
  const ready = (missionId: string) => client.getState()?.active[missionId];
  return (
    <section className={styles.news} aria-label={texts.notices.label}>
      <ul aria-live="polite" aria-relevant="additions">
        {lines.map((line) => (
          <li key={line.id} data-faction={line.faction}>
            {line.faction === 'none' ? (
              <Icon name={line.icon} />
            ) : (
              <Emblem faction={line.faction} size={22} />
            )}
            <span>{line.text}</span>
            {line.claim !== undefined && ready(line.claim) !== undefined ? (
              <button
                type="button"
                onClick={() => {
                  void claim(ready(line.claim!)!);
                  setLines((before) => before.filter((one) => one !== line));
                }}
              >
                {texts.active.claim(ready(line.claim)!.credits)}
              </button>
            ) : undefined}
            <button
              type="button"
              className={styles.close}
              aria-label={texts.notices.close}
              onClick={() => setLines((before) => before.filter((one) => one !== line))}
            >
              <Icon name="cross" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Calls `back` when contact is there again, not at the first join. */
function useBackInContact(back: () => void): void {
  const online = useStatus().kind === 'online';
  const was = useRef(online);
  const latest = useRef(back);
  latest.current = back;
  useEffect(() => {
    if (online && !was.current) latest.current();
    was.current = online;
  }, [online]);
}

/** A notice in words; progress is seen where it moves, and payment on its sheet. */
function lineOf(
  [type, body]: Notice,
  titles: ReadonlyMap<string, { title: string; faction: string }>,
  { notices, daily }: Texts,
): Omit<Line, 'id'> | undefined {
  const about = 'missionId' in body ? titles.get(body.missionId) : undefined;
  const title = about?.title ?? '';
  const faction = about?.faction === '' ? 'none' : (about?.faction ?? 'none');
  switch (type) {
    case 'mission_accepted':
      return { text: notices.accepted(title), icon: 'check', faction, claim: undefined };
    case 'mission_ready':
      return { text: notices.ready(title), icon: 'check', faction, claim: body.missionId };
    case 'mission_failed':
      return { text: notices.failed(title), icon: 'cross', faction, claim: undefined };
    case 'mission_expired':
      return { text: notices.expired(title), icon: 'clock', faction, claim: undefined };
    case 'mission_abandoned':
      return { text: notices.abandoned(title), icon: 'cross', faction, claim: undefined };
    case 'daily_refreshed':
      return { text: daily.turned, icon: 'clock', faction: 'none', claim: undefined };
    default:
      return undefined;
  }
}
