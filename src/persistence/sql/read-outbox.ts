import type { OutboxEntry } from '../../app/ports/store.ts';
import type { Query } from './query.ts';
import { epochMs } from './shapes.ts';

/** Entries that one read gives cursors to, at most: a long backlog is taken step by step. */
const NUMBERED = 2000;

// Whoever is numbering has it; others read what is numbered and leave the rest for the next time.
const HEAD = 'select last_cursor::text as last from outbox_head for update skip locked';

// A later statement: a snapshot taken with the lock would not see what its last holder committed.
// Only what is committed is seen here, so a cursor is never shown while a lower one can still commit.
// A player's batches follow each other by the player's lock: what came first has the lower `seq`.
const NUMBER = `with fresh as (
    delete from outbox where seq = any(array(select seq from outbox order by seq limit $2::int)) returning *),
  shown as (insert into outbox_shown (cursor, id, type, player_id, mission_id, at, data)
    select $1::bigint + row_number() over (order by seq), id, type, player_id, mission_id, at, data from fresh
    returning cursor)
  update outbox_head set last_cursor = (select max(cursor) from shown) where exists (select 1 from shown)`;

const OUTBOX = `select jsonb_build_object('cursor', o.cursor::text, 'id', o.id, 'type', o.type,
    'playerId', o.player_id, 'missionId', o.mission_id,
    'code', (select m.code from mission m where m.id = o.mission_id), 'at', ${epochMs('o.at')}, 'data', o.data) as entry
  from outbox_shown o where o.cursor > $1::bigint order by o.cursor limit $2::int`;

/** Entries behind a cursor, oldest first; gives cursors to new ones before. Needs a transaction. */
export async function readOutbox(query: Query, after: string, limit: number): Promise<OutboxEntry[]> {
  const [head] = await query<{ last: string }>(HEAD);
  if (head !== undefined) await query(NUMBER, [head.last, NUMBERED]);
  return (await query<{ entry: OutboxEntry }>(OUTBOX, [after, limit])).map((row) => row.entry);
}
