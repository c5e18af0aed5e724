import type { CommandAnswers } from '../../../client/index.ts';

export type Entry = CommandAnswers['journal']['acceptances'][number];

/** A day of entries, newest first; the day is the mission clock's date. */
export interface Day {
  readonly date: string;
  readonly entries: readonly Entry[];
}

export const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** Entries that say what is searched for. */
export const fitting = (entries: readonly Entry[], search: string): readonly Entry[] =>
  search === ''
    ? entries
    : entries.filter(({ mission }) =>
        [mission.title, mission.description, ...mission.objectives.map((o) => o.label)]
          .join('\n')
          .toLowerCase()
          .includes(search.toLowerCase()),
      );

export const byDay = (entries: readonly Entry[]): readonly Day[] =>
  [...Map.groupBy(entries, ({ endedAt }) => dayOf(endedAt))].map(([date, list]) => ({ date, entries: list }));

/** What some entries paid in credits, and how many were paid. */
export const paidIn = (entries: readonly Entry[]): { missions: number; credits: number } => {
  const paid = entries.filter(({ status }) => status === 'rewarded');
  return {
    missions: paid.length,
    credits: paid.reduce((sum, { rewards }) => sum + (rewards?.credits ?? 0), 0),
  };
};
