import type { Query } from './query.ts';
import { iso } from './shapes.ts';

const COUNTS = `select e.type, count(*)::int as times from game_event e
  where e.player_id = $1::uuid and e.occurred_at > $2::timestamptz group by e.type`;

/** How often a player's events since an instant were of each type. */
export async function eventCounts(
  query: Query,
  playerId: string,
  since: number,
): Promise<Record<string, number>> {
  const counts = await query<{ type: string; times: number }>(COUNTS, [playerId, iso(since)]);
  return Object.fromEntries(counts.map((row) => [row.type, row.times]));
}
