import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Writes } from '../../src/app/ports/store.ts';
import { type Database, openDatabase } from '../../src/persistence/database.ts';
import type { Query } from '../../src/persistence/sql/query.ts';
import { writeBatch } from '../../src/persistence/sql/write-batch.ts';
import { until } from '../support/until.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

let own: OwnDatabase;
let database: Database;
let slow: pg.Client;
let quick: pg.Client;
beforeAll(async () => {
  own = await ownDatabase();
  database = await openDatabase({ databaseUrl: own.url, dataDir: 'unused' }, 'migrate');
  [slow, quick] = [
    new pg.Client({ connectionString: own.url }),
    new pg.Client({ connectionString: own.url }),
  ];
  await Promise.all([slow.connect(), quick.connect()]);
});
afterAll(async () => {
  await Promise.all([slow?.end(), quick?.end()]);
  await database?.close();
  await own?.drop();
});

const queryOf =
  (client: pg.Client): Query =>
  async <Row>(text: string, parameters: readonly unknown[] = []) =>
    (await client.query(text, [...parameters])).rows as Row[];

const telling = (type: string): Writes => ({
  players: [],
  acceptances: [],
  standings: [],
  inventory: [],
  history: [],
  ledger: [],
  outbox: [{ type, playerId: crypto.randomUUID(), missionId: null, at: Date.now(), data: {} }],
  events: [],
  answers: [],
});

describe('the outbox while two processes write', () => {
  it('shows no cursor as long as a lower one can still commit, whoever began first', async () => {
    // The quick one has the older transaction but draws the later cursor, and commits first.
    await quick.query('begin');
    await quick.query('select pg_current_xact_id()');
    await slow.query('begin');
    await writeBatch(queryOf(slow), telling('lower'));
    await writeBatch(queryOf(quick), telling('higher'));
    await quick.query('commit');

    let shown: string[] | undefined;
    const reading = database.store.outbox('0', 10).then((entries) => {
      shown = entries.map((e) => e.type);
    });
    await until('the reader to wait or to answer', async () => {
      const waiting = await own.run(`select 1 from pg_locks where locktype = 'advisory' and not granted`);
      return shown !== undefined || waiting.length > 0;
    });
    expect(shown).toBeUndefined();

    await slow.query('commit');
    await reading;
    expect(shown).toEqual(['lower', 'higher']);
  });
});
