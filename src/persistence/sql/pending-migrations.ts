import { MIGRATIONS_TABLE, migrations } from '../migrations/index.ts';
import type { Query } from './query.ts';

const TABLE = `select to_regclass('${MIGRATIONS_TABLE}') is not null as there`;
const RAN = `select name from ${MIGRATIONS_TABLE}`;

/** How many migrations have not run. The migrator's own answer would make its table, which races. */
export async function pendingMigrations(query: Query): Promise<number> {
  const [table] = await query<{ there: boolean }>(TABLE);
  if (table?.there !== true) return migrations.length;
  const ran = new Set((await query<{ name: string }>(RAN)).map((row) => row.name));
  return migrations.filter((m) => !ran.has(m.name)).length;
}
