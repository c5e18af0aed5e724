import { type AbstractSqlDriver, MikroORM } from '@mikro-orm/sql';
import { createDatabase, databaseName, NO_SUCH_DATABASE } from './create-database.ts';
import { type DataLock, lockDataDir } from './data-lock.ts';
import { byDeadline } from './deadline.ts';
import { finished, keepImage, MEMORY, openEmbedded } from './embedded-database.ts';
import { EmbeddedImage } from './embedded-image.ts';
import { migrations } from './migrations/index.ts';
import { type DatabaseTarget, ormOptions } from './orm-options.ts';
import { pendingMigrations } from './sql/pending-migrations.ts';
import { queryOf } from './sql/query.ts';
import { SqlStore } from './sql-store.ts';
import { codeOf } from './store-errors.ts';

/** The database cannot be used as it is; the message is one line for an operator. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/** An open database and the store on it. */
export interface Database {
  readonly store: SqlStore;
  readonly orm: MikroORM<AbstractSqlDriver>;
  /** The migrations that opening it ran. */
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

/**
 * What to do about a database that is not as it should be: refuse it, run the migrations that have not
 * run, or also make one that is not there. A mistyped name would be made too: only who is asked may.
 */
export type DatabasePolicy = 'refuse' | 'migrate' | 'create';

/** How long the database may take to say its first word. */
const REACH_MS = 5_000;

/** Opens a database. Throws `DatabaseError` when it is unreachable, unmigrated or in use. */
export async function openDatabase(
  target: DatabaseTarget,
  policy: DatabasePolicy,
  image = new EmbeddedImage(),
): Promise<Database> {
  const lock = isEmbeddedFolder(target) ? lockDataDir(target.dataDir) : undefined;
  try {
    const { orm, migrated } =
      target.databaseUrl === undefined
        ? await embedded(target, policy, image)
        : await prepared(await connect(target, policy === 'create'), target, policy);
    const store = new SqlStore(orm.em as SqlStoreManager);
    return { orm, store, migrated, close: () => close(orm, lock) };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** The embedded database; a new one starts from an image where there is one, else leaves one behind. */
async function embedded(target: DatabaseTarget, policy: DatabasePolicy, image: EmbeddedImage) {
  const { dataDir } = target;
  const open = (picture?: Blob) => connect(target, false, picture);
  // An image is a database that has been migrated: who may not migrate may not use it.
  const pictures = policy === 'refuse' ? undefined : image;
  const { opened, from } = await openEmbedded({ open, image: pictures, dataDir });
  const { orm, migrated } = await prepared(opened, target, policy);
  if (from === 'nothing' && pictures !== undefined) await keepImage(orm, pictures);
  finished(dataDir);
  return { orm, migrated: from === 'image' ? migrations.map((m) => m.name) : migrated };
}

/** Runs the migrations that have not run; the names of those it ran. */
export async function migrate(orm: MikroORM<AbstractSqlDriver>, embedded: boolean): Promise<string[]> {
  if (embedded) return (await orm.migrator.up()).map((m) => m.name);
  return orm.em.fork().transactional(async (em) => {
    const query = queryOf(em as SqlStoreManager);
    // A migration of a large table takes longer than any statement of the hot path may.
    await query('set local statement_timeout = 0');
    await query('set local idle_in_transaction_session_timeout = 0');
    // The migrator holds no lock of its own: two servers that start together would both migrate.
    await query('select pg_advisory_xact_lock(2102, 1)');
    return (await orm.migrator.up({ transaction: em.getTransactionContext() })).map((m) => m.name);
  });
}

type SqlStoreManager = ConstructorParameters<typeof SqlStore>[0];

const isEmbeddedFolder = (t: DatabaseTarget) => t.databaseUrl === undefined && t.dataDir !== MEMORY;

async function connect(
  target: DatabaseTarget,
  mayCreate: boolean,
  image?: Blob,
): Promise<MikroORM<AbstractSqlDriver>> {
  const orm = (await MikroORM.init(
    ormOptions(target, image) as never,
  )) as unknown as MikroORM<AbstractSqlDriver>;
  try {
    await byDeadline(REACH_MS, () => orm.em.getConnection().execute('select 1'));
    return orm;
  } catch (error) {
    await orm.close(true);
    const url = target.databaseUrl;
    if (url === undefined || codeOf(error) !== NO_SUCH_DATABASE) throw unreachable(target, error);
    if (!mayCreate)
      throw new DatabaseError(
        `There is no database ${databaseName(url)} on ${new URL(url).host}. To make it: npm run migrate -- --create`,
      );
    await createDatabase(url).catch((failed: unknown) => {
      throw new DatabaseError(`The database ${databaseName(url)} cannot be made: ${reason(failed)}`);
    });
    return connect(target, false);
  }
}

function unreachable({ databaseUrl, dataDir }: DatabaseTarget, error: unknown): DatabaseError {
  const where = databaseUrl === undefined ? dataDir : withoutPassword(databaseUrl);
  return new DatabaseError(`The database at ${where} cannot be reached: ${reason(error)}`);
}

async function prepared(
  orm: MikroORM<AbstractSqlDriver>,
  target: DatabaseTarget,
  policy: DatabasePolicy,
): Promise<{ orm: MikroORM<AbstractSqlDriver>; migrated: string[] }> {
  try {
    const pending = await pendingMigrations(queryOf(orm.em.fork() as SqlStoreManager));
    if (pending === 0) return { orm, migrated: [] };
    if (policy === 'refuse')
      throw new DatabaseError(`The database lacks ${pending} migration(s). Run: npm run migrate`);
    return { orm, migrated: await migrate(orm, target.databaseUrl === undefined) };
  } catch (error) {
    await orm.close(true);
    throw error instanceof DatabaseError
      ? error
      : new DatabaseError(`The database cannot be migrated: ${reason(error)}`);
  }
}

async function close(orm: MikroORM<AbstractSqlDriver>, lock: DataLock | undefined): Promise<void> {
  await orm.close(true);
  lock?.release();
}

const reason = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
};

function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    return `${parsed.host}${parsed.pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
