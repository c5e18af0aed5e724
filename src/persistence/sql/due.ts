import type { Query } from './query.ts';
import { epochMs, iso } from './shapes.ts';

const LIVE = "a.status in ('active', 'completed') and a.due_at is not null";

const DUE = `select distinct q.player_id::text as id from (
    select a.player_id from mission_acceptance a where ${LIVE} and a.due_at <= $1::timestamptz
    order by a.due_at limit $2::int) q`;

const NEXT = `select ${epochMs('a.due_at')}::float8 as at from mission_acceptance a where ${LIVE}
  order by a.due_at limit 1`;

/** Players with something due. */
export const duePlayers = async (query: Query, now: number, limit: number): Promise<string[]> =>
  (await query<{ id: string }>(DUE, [iso(now), limit])).map((row) => row.id);

/** The next due instant. */
export const nextDue = async (query: Query): Promise<number | null> =>
  (await query<{ at: number }>(NEXT))[0]?.at ?? null;
