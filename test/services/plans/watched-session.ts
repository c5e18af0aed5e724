import type { MikroORM } from '@mikro-orm/core';
import type { AbstractSqlDriver, SqlEntityManager } from '@mikro-orm/sql';
import { MikroORM as Orm } from '@mikro-orm/sql';
import type pg from 'pg';
import { ormOptions } from '../../../src/persistence/orm-options.ts';
import { SqlStore } from '../../../src/persistence/sql-store.ts';

/** A statement that ran, by its text, and how many pages it looked at. */
export interface Ran {
  readonly text: string;
  readonly pages: number;
  /** Its plan as PostgreSQL tells it, for whoever has to look into it. */
  readonly plan: string;
}

/** A store on one session of the server's own settings, whose every statement is watched. */
export interface WatchedSession {
  readonly store: SqlStore;
  /** Does something and gives the statements that it ran, those of triggers too. */
  watch(work: () => Promise<unknown>): Promise<Ran[]>;
  close(): Promise<void>;
}

interface Node {
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Node[];
}

const EXPLAIN = [
  'session_preload_libraries=auto_explain',
  'auto_explain.log_min_duration=0',
  'auto_explain.log_analyze=on',
  'auto_explain.log_timing=off',
  'auto_explain.log_buffers=on',
  'auto_explain.log_nested_statements=on',
  'auto_explain.log_format=json',
  'client_min_messages=log',
].map((setting) => ` -c ${setting}`);

/** Opens one; needs the extension auto_explain, which PostgreSQL brings along. */
export async function watchedSession(databaseUrl: string): Promise<WatchedSession> {
  const ran: Ran[] = [];
  const options = ormOptions({ databaseUrl, dataDir: '' }) as unknown as {
    driverOptions: { options: string };
  };
  const { driverOptions } = options;
  const orm = (await Orm.init({
    ...options,
    pool: { min: 1, max: 1, idleTimeoutMillis: 0 },
    driverOptions: {
      ...driverOptions,
      options: driverOptions.options + EXPLAIN.join(''),
      onPoolCreated: (pool: pg.Pool) =>
        pool.on('connect', (client) =>
          client.on('notice', ({ message }) => {
            const json = message?.split('plan:\n')[1];
            if (json === undefined) return;
            const { 'Query Text': text, Plan: plan } = JSON.parse(json) as {
              'Query Text': string;
              Plan: Node;
            };
            ran.push({ text, pages: pagesOf(plan), plan: json });
          }),
        ),
    },
  } as never)) as unknown as MikroORM<AbstractSqlDriver>;
  return {
    store: new SqlStore(orm.em as unknown as SqlEntityManager),
    watch: async (work) => {
      ran.length = 0;
      await work();
      return [...ran];
    },
    close: () => orm.close(true),
  };
}

/** A node counts what those under it looked at, but not what a writing part beside it did. */
const pagesOf = (node: Node): number =>
  Math.max(
    (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0),
    ...(node.Plans ?? []).map(pagesOf),
  );
