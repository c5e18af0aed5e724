import type { OutboxEntry } from '../../app/store.ts';
import type { Query } from './query.ts';
import { epochMs } from './shapes.ts';

// Cursors are drawn before their transaction commits. A row shows only when every transaction that
// could hold a lower cursor is over, so that a reader who has passed a cursor never misses one.
const OUTBOX = `select jsonb_build_object('cursor', o.cursor::text, 'id', o.id, 'type', o.type,
    'playerId', o.player_id, 'missionId', o.mission_id, 'at', ${epochMs('o.at')}, 'data', o.data) as entry
  from outbox o where o.cursor > $1::bigint and o.txid < pg_snapshot_xmin(pg_current_snapshot())
  order by o.cursor limit $2::int`;

/** Entries behind a cursor, oldest first. */
export const readOutbox = async (query: Query, after: string, limit: number): Promise<OutboxEntry[]> =>
  (await query<{ entry: OutboxEntry }>(OUTBOX, [after, limit])).map((row) => row.entry);
