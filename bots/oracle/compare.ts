import type { JournalEntry, MissionState } from '../../client/index.ts';
import type { SeenAttempt, SeenOffer } from '../doors.ts';
import { isLive, NOTHING, payText } from './attempt.ts';
import type { Books } from './books.ts';

/** What differs, each in one line; nothing when all agrees. */
export type Found = string[];

const differs = (what: string, expected: unknown, found: unknown): Found =>
  expected === found ? [] : [`${what}: the books say ${expected}, there is ${found}`];

/** The books against what the room shows. */
export function booksAgainstState(books: Books, state: MissionState): Found {
  const { player, reputation, active } = state;
  const held = books.held;
  return [
    ...differs('credits', books.credits, player.credits),
    ...differs('completed missions', books.completedMissions, player.completedMissions),
    ...[...books.standings].flatMap(([faction, value]) =>
      books.standingsDoubtful ? [] : differs(`standing with ${faction}`, value, reputation[faction]?.value),
    ),
    ...differs(
      'missions held',
      held
        .map((a) => a.missionId)
        .sort()
        .join(),
      Object.keys(active).sort().join(),
    ),
    ...held.flatMap((attempt) => {
      const shown = active[attempt.missionId];
      if (shown === undefined) return [];
      return [
        ...differs(`status of ${attempt.missionId}`, attempt.status, shown.status),
        ...shown.objectives.flatMap(({ id, current, met }) => {
          const booked = attempt.progress.get(id) ?? { current: 0, met: false };
          const text = (p: { current: number; met: boolean }) => `${p.current}${p.met ? ' met' : ''}`;
          return differs(`progress of ${attempt.missionId}/${id}`, text(booked), text({ current, met }));
        }),
      ];
    }),
  ];
}

/** What the room shows against what HTTP lists as live. */
export function stateAgainstActive(state: MissionState, listed: readonly SeenAttempt[]): Found {
  const progress = (o: { id: string; label: string; current: number; met: boolean }) =>
    `${o.id} ${o.label} ${o.current} ${o.met}`;
  const shown = Object.values(state.active).map(
    (a) => `${a.id} ${a.title} ${a.status} ${a.objectives.map(progress).join('; ')}`,
  );
  const told = listed.map(
    (a) => `${a.missionId} ${a.title} ${a.status} ${a.objectives.map(progress).join('; ')}`,
  );
  return sets('missions held, in the room and over HTTP', shown, told);
}

/** The board in the room against the board over HTTP. */
export const stateAgainstBoard = (state: MissionState, offers: readonly SeenOffer[]): Found =>
  sets(
    'offers, in the room and over HTTP',
    Object.values(state.available).map((o) => `${o.id} ${o.title} ${o.credits} ${o.effectiveReputation}`),
    offers.map((o) => `${o.missionId} ${o.title} ${o.credits} ${o.effectiveReputation}`),
  );

/** The books against the whole journal: what was there before they were opened is left out. */
export function booksAgainstJournal(books: Books, journal: readonly JournalEntry[]): Found {
  const entry = (id: string | undefined, outcome: string, pay: string) => `${id} ${outcome} ${pay}`;
  const booked = books.attempts
    .filter((a) => !isLive(a))
    .map((a) => entry(a.acceptanceId ?? unnamed(a.missionId, journal), a.status, paidText(a.status, a.pay)));
  const listed = journal.map((j) =>
    entry(j.acceptanceId, j.status, paidText(j.status, j.rewards ?? NOTHING)),
  );
  return sets('journal, in the books and in the list', booked, listed);
}

/** The journal tells what was paid; what abandoning cost it does not. */
const paidText = (status: string, pay: typeof NOTHING): string =>
  payText(status === 'rewarded' ? pay : NOTHING);

/** The name of an attempt that only notices told of: its mission's only one that is left. */
const unnamed = (missionId: string, journal: readonly JournalEntry[]): string =>
  journal.find((j) => j.mission.id === missionId)?.acceptanceId ?? 'not in the journal';

function sets(what: string, one: readonly string[], other: readonly string[]): Found {
  const [left, right] = [new Set(one), new Set(other)];
  const only = [...left].filter((x) => !right.has(x));
  const besides = [...right].filter((x) => !left.has(x));
  return only.length + besides.length === 0
    ? []
    : [
        `${what}: only there ${JSON.stringify(only.slice(0, 3))}, only here ${JSON.stringify(besides.slice(0, 3))}`,
      ];
}
