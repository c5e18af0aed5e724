import { fileURLToPath } from 'node:url';
import { UnderscoreNamingStrategy } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { PgliteDriver } from '@mikro-orm/pglite';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { databaseFolder, MEMORY } from './embedded-database.ts';
import { entities } from './entities/index.ts';
import { MIGRATIONS_TABLE, migrations } from './migrations/index.ts';
import { NamedClient } from './named-client.ts';

/** Which database: a URL, or a folder for the embedded one; `memory://` keeps nothing. */
export interface DatabaseTarget {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

/**
 * Settings of every session. Generic plans made while the tables are empty would scan them for ever,
 * so plans are made once and only from indexes. Work is given up here after 2.5 s: a session that was
 * lost or is stuck lets go of its locks soon after, and one whose client is gone ends within a minute.
 */
const SESSION = [
  '-c statement_timeout=3000',
  '-c idle_in_transaction_session_timeout=3000',
  '-c tcp_keepalives_idle=10',
  '-c tcp_keepalives_interval=5',
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
  // It would make whatever database it does not find, a mistyped one too.
  ensureDatabase: false,
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
    keepAliveInitialDelayMillis: 10_000,
    pipeline: true,
    options: SESSION,
  },
});

/** MikroORM's options for the embedded database. */
const embedded = (dataDir: string, image: Blob | undefined) => ({
  ...shared,
  driver: PgliteDriver,
  dbName: dataDir === MEMORY ? MEMORY : databaseFolder(dataDir),
  ...(image === undefined ? {} : { driverOptions: { loadDataDir: copyable(image) } }),
});

/** The options are copied on their way, which no blob survives: what the database asks of one does. */
const copyable = (blob: Blob) => ({ type: blob.type, arrayBuffer: () => blob.arrayBuffer() });

/** The options for a target, as MikroORM, its CLI and the tests take them; `image` fills a new embedded one. */
export const ormOptions = ({ databaseUrl, dataDir }: DatabaseTarget, image?: Blob) =>
  databaseUrl === undefined ? embedded(dataDir, image) : postgres(databaseUrl);
