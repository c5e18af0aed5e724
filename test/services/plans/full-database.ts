import type { OwnDatabase } from '../own-database.ts';

/** How many others there are; each has what the one player has. */
const OTHERS = 20_000;

const uuid = (prefix: string, n: string) =>
  `('${prefix}-0000-4000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** The id of a player or mission that `fill` makes. */
export const filledId = (prefix: string, n: number): string =>
  `${prefix}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** Copies of a table's rows, each with what `fields` says of it, in which `n` counts the copies. */
const copies = (table: string, rows: string, count: number, fields: string) =>
  `insert into ${table} select r.* from ${table} t cross join generate_series(1, ${count}) n
   cross join lateral jsonb_populate_record(t, jsonb_build_object(${fields})) r where t.${rows}`;

const another = (n: string) => `'player_id', ${uuid('0000000b', n)}`;

/**
 * A hundred thousand rows and more in every table, made of what the one player has, without a word to
 * the planner: nothing is analysed, now or later.
 */
export async function fill(database: OwnDatabase, one: string): Promise<void> {
  const mine = `player_id = '${one}'`;
  await database.run(`
    set session_replication_role = replica;
    ${copies('player', `id = '${one}'`, OTHERS, `'id', ${uuid('0000000b', 'n')}`)};
    ${copies(
      'mission',
      `owner_id = '${one}'`,
      OTHERS * 5,
      `'id', gen_random_uuid(), 'owner_id', ${uuid('0000000b', `n % ${OTHERS} + 1`)},
       'generator_key', 'player:' || n, 'is_active', n % 2 = 0,
       'expires_at', now() + n * (case n % 2 when 0 then 1 else -1 end) * interval '1 second'`,
    )};
    ${copies('mission_acceptance', mine, OTHERS, `'id', gen_random_uuid(), ${another('n')}`)};
    ${copies('reputation', mine, OTHERS, another('n'))};
    ${copies('inventory', mine, OTHERS, another('n'))};
    ${copies(
      'reputation_history',
      mine,
      OTHERS,
      `'id', nextval('reputation_history_id_seq'), 'acceptance_id', gen_random_uuid(), ${another('n')}`,
    )};
    ${copies(
      'reward_ledger',
      mine,
      OTHERS,
      `'id', nextval('reward_ledger_id_seq'), 'acceptance_id', gen_random_uuid(), ${another('n')}`,
    )};
    ${copies('command_answer', mine, OTHERS, `${another('n')}, 'created_at', now() - interval '2 days'`)};
    ${copies('game_event', mine, OTHERS, `'id', 'filled-' || n || '-' || t.id, ${another('n')}, 'occurred_at', now() - interval '60 days'`)};
    ${copies(
      'outbox_shown',
      mine,
      OTHERS,
      `'cursor', t.cursor + n * 1000, 'id', gen_random_uuid(), ${another('n')}`,
    )};
    ${copies('admin_change', mine, OTHERS, `'id', nextval('admin_change_id_seq'), ${another('n')}`)};
    ${copies('world_row', `id = 'n1'`, OTHERS, `'id', 'filled-' || n`)};
    update outbox_head set last_cursor = (select max(cursor) from outbox_shown);
  `);
}

/** Nothing looks at a table by itself while the test goes on. */
export async function leaveAlone(database: OwnDatabase): Promise<void> {
  const tables = await database.run(`select relname from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace`);
  for (const { relname } of tables)
    await database.run(`alter table ${relname} set (autovacuum_enabled = off)`);
}
