import type { Readiness } from '../../app/ports/store.ts';
import { pendingMigrations } from './pending-migrations.ts';
import type { Query } from './query.ts';

/** Whether the database can be worked with. A session that can only read is let go of. */
export async function readiness(query: Query): Promise<Readiness> {
  if ((await pendingMigrations(query)) > 0) return 'database_unmigrated';
  const [now] = await query<{ reads: boolean }>(
    `select current_setting('transaction_read_only') = 'on' as reads`,
  );
  if (now?.reads !== true) return 'ready';
  // Behind the same address there may be a server that writes by now: a new session finds out.
  await query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
  return 'database_read_only';
}
