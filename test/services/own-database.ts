import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of the test's own on the PostgreSQL that the suite is given. */
export interface OwnDatabase {
  readonly url: string;
  /** One statement as the server's owner. */
  run(sql: string): Promise<Record<string, unknown>[]>;
  /** Runs a statement in a transaction that stays open until it is released. */
  hold(sql: string): Promise<{ release(): Promise<void> }>;
  drop(): Promise<void>;
}

const SERVER = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** Makes an empty database; fails with a clear message where there is no PostgreSQL. */
export async function ownDatabase(server = SERVER): Promise<OwnDatabase> {
  const name = `missionboard_test_${randomBytes(6).toString('hex')}`;
  await once(server, `create database ${name}`).catch((error: Error) => {
    throw new Error(`These tests need PostgreSQL (TEST_DATABASE_URL, else ${SERVER}): ${error.message}`);
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    run: (sql) => once(url.href, sql),
    hold: async (sql) => {
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      await client.query('begin');
      await client.query(sql);
      return {
        release: async () => {
          await client.query('commit');
          await client.end();
        },
      };
    },
    drop: async () => {
      await once(server, `drop database if exists ${name} with (force)`);
    },
  };
}

async function once(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
