import type { PageKey } from './cursor.ts';

/** Takes away what is kept for a time only, a bounded step at a time; any number of processes may at once. */
export interface RetentionStore {
  /** Forgets the ids of events that happened before an instant, at most `limit`; how many. */
  events(before: number, limit: number): Promise<number>;
  /** Forgets outbox entries of before an instant, oldest first, at most `limit`; how many. */
  outbox(before: number, limit: number): Promise<number>;
  /** Forgets command answers older than 24 h of system time, at most `limit`; how many. */
  answers(limit: number): Promise<number>;
  /**
   * Takes away generated missions that ended before an instant and that nobody ever took, looking at
   * `limit` of them from a place on. The last one made for each place stays, a daily quest excepted:
   * by its number the next one is known, so none is ever made again. Where to go on; undefined at the end.
   */
  offers(before: number, from: PageKey | undefined, limit: number): Promise<PageKey | undefined>;
}
