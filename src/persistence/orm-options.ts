import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UnderscoreNamingStrategy } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { PgliteDriver } from '@mikro-orm/pglite';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { entities } from './entities/index.ts';
import { migrations } from './migrations/index.ts';
import { NamedClient } from './named-client.ts';

/** Which database: a URL, or a folder for the embedded one; `memory://` keeps nothing. */
export interface DatabaseTarget {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

/** Where the migrator notes what it ran. */
export const MIGRATIONS_TABLE = 'mikro_orm_migrations';

/**
 * Settings of every session. Generic plans made while the tables are empty would scan them for ever,
 * so plans are made once and only from indexes; a lost or stuck session ends within seconds.
 */
const SESSION = [
  '-c statement_timeout=5000',
  '-c idle_in_transaction_session_timeout=10000',
  '-c plan_cache_mode=force_generic_plan',
  '-c enable_seqscan=off',
  '-c enable_hashjoin=off',
  '-c enable_mergejoin=off',
  '-c jit=off',
].join(' ');

const shared = {
  entities,
  namingStrategy: UnderscoreNamingStrategy,
  extensions: [Migrator],
  discovery: { warnWhenNoEntities: false },
  migrations: {
    path: fileURLToPath(new URL('./migrations', import.meta.url)),
    migrationsList: migrations,
    snapshot: false,
    tableName: MIGRATIONS_TABLE,
  },
  logger: () => undefined,
};

/** MikroORM's options for PostgreSQL. */
const postgres = (url: string) => ({
  ...shared,
  driver: PostgreSqlDriver,
  clientUrl: url,
  pool: { min: 0, max: 16 },
  driverOptions: {
    Client: NamedClient,
    connectionTimeoutMillis: 2000,
    keepAlive: true,
    pipeline: true,
    options: SESSION,
  },
});

/** MikroORM's options for the embedded database. */
const embedded = (dataDir: string) => ({
  ...shared,
  driver: PgliteDriver,
  dbName: dataDir === 'memory://' ? 'memory://' : databaseFolder(dataDir),
});

/** The options for a target, as MikroORM, its CLI and the tests take them. */
export const ormOptions = ({ databaseUrl, dataDir }: DatabaseTarget) =>
  databaseUrl === undefined ? embedded(dataDir) : postgres(databaseUrl);

function databaseFolder(dataDir: string): string {
  // The embedded database makes its own folder, but not those above it.
  mkdirSync(dataDir, { recursive: true });
  return join(dataDir, 'database');
}
