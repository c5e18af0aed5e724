import type { OutboxEntry } from '../../app/ports/store.ts';
import type { Query } from './query.ts';
import { epochMs } from './shapes.ts';

/** The advisory lock that orders writers of the outbox and its readers. */
const TURN = '(2102, 3)';

/**
 * What an insert into the outbox is joined with. Cursors are drawn before their transaction commits;
 * whoever draws one holds its turn until then, beside other writers.
 */
export const WRITERS_TURN = `(select pg_advisory_xact_lock_shared${TURN}) as turn`;

// Granted when no drawn cursor is uncommitted, so that a reader who has passed one never misses a lower.
const READERS_TURN = `select pg_advisory_xact_lock${TURN}`;

// A later statement: a snapshot taken with the lock would not see what its last holder wrote.
const OUTBOX = `select jsonb_build_object('cursor', o.cursor::text, 'id', o.id, 'type', o.type,
    'playerId', o.player_id, 'missionId', o.mission_id, 'at', ${epochMs('o.at')}, 'data', o.data) as entry
  from outbox o where o.cursor > $1::bigint order by o.cursor limit $2::int`;

/** Entries behind a cursor, oldest first. Needs a transaction. */
export async function readOutbox(query: Query, after: string, limit: number): Promise<OutboxEntry[]> {
  await query(READERS_TURN);
  return (await query<{ entry: OutboxEntry }>(OUTBOX, [after, limit])).map((row) => row.entry);
}
