import type { Database } from './database.ts';

/** Connections to the database: all, those that nobody uses, and callers that wait for one. */
export interface PoolCounts {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

interface PgPool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** Counts the connections of a PostgreSQL database; the embedded one has no pool. */
export async function poolCounts({ orm }: Pick<Database, 'orm'>): Promise<() => PoolCounts> {
  const connection = orm.em.getConnection() as unknown as { getNativeClient(): Promise<PgPool> };
  const pool = await connection.getNativeClient();
  return () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount });
}
