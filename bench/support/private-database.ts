import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../../src/persistence/database.ts';
import type { SqlStore } from '../../src/persistence/sql-store.ts';

/** The PostgreSQL that databases are made in. */
export const SERVICE_URL = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** A migrated database of one's own. */
export interface PrivateDatabase {
  readonly url: string;
  /** Rows of one query, read past the server. */
  query<R extends pg.QueryResultRow>(text: string, parameters?: unknown[]): Promise<R[]>;
  /** Adds rows through the store. */
  fill(work: (store: SqlStore) => Promise<unknown>): Promise<void>;
  drop(): Promise<void>;
}

/** Makes and migrates a database, fills it through the store, and lets go of it for the server. */
export async function makeDatabase(seed: (store: SqlStore) => Promise<unknown>): Promise<PrivateDatabase> {
  const name = `missionboard_bench_${randomBytes(4).toString('hex')}`;
  await onService(`create database ${name}`);
  const url = new URL(SERVICE_URL);
  url.pathname = `/${name}`;
  const fill = async (work: typeof seed) => {
    const database = await openDatabase({ databaseUrl: url.href, dataDir: '' }, 'migrate');
    await work(database.store);
    await database.close();
  };
  await fill(seed);
  const client = new pg.Client(url.href);
  await client.connect();
  await client.query('vacuum analyze');
  return {
    url: url.href,
    fill,
    query: async (text, parameters) => (await client.query(text, parameters)).rows,
    drop: async () => {
      await client.end();
      await onService(`drop database ${name} with (force)`);
    },
  };
}

async function onService(statement: string): Promise<void> {
  const client = new pg.Client(SERVICE_URL);
  await client.connect();
  await client.query(statement);
  await client.end();
}
