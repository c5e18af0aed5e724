import { MikroORM } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/sql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutboxEntry, Store, Writes } from '../../src/app/ports/store.ts';
import { random } from '../../src/generation/random.ts';
import { type Database, openDatabase } from '../../src/persistence/database.ts';
import { migrations } from '../../src/persistence/migrations/index.ts';
import { ormOptions } from '../../src/persistence/orm-options.ts';
import type { Query } from '../../src/persistence/sql/query.ts';
import { writeBatch } from '../../src/persistence/sql/write-batch.ts';
import { underLoad } from '../support/under-load.ts';
import { until } from '../support/until.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

/** Far below what any wait for a lock or a timeout takes. */
const AT_ONCE_MS = 1500;

let own: OwnDatabase;
let one: Database;
let two: Database;
beforeAll(async () => {
  own = await ownDatabase();
  const target = { databaseUrl: own.url, dataDir: 'unused' };
  one = await openDatabase(target, 'migrate');
  two = await openDatabase(target, 'migrate');
});
afterAll(async () => {
  await Promise.all([one?.close(), two?.close()]);
  await own?.drop();
});

const telling = (playerId: string, types: readonly string[]): Writes => ({
  players: [],
  acceptances: [],
  standings: [],
  inventory: [],
  history: [],
  ledger: [],
  outbox: types.map((type) => ({ type, playerId, missionId: null, at: Date.now(), data: {} })),
  events: [],
  answers: [],
  adminNotes: [],
});

/** A process's session, whose transactions a test ends when it likes. */
async function session(url = own.url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const query: Query = async <Row>(text: string, parameters: readonly unknown[] = []) =>
    (await client.query(text, [...parameters])).rows as Row[];
  return {
    begin: () => query('begin'),
    tell: (playerId: string, ...types: string[]) => writeBatch(query, telling(playerId, types)),
    sleep: (ms: number) => query('select pg_sleep($1::float8 / 1000)', [ms]),
    end: (how: 'commit' | 'rollback') => query(how),
    close: () => client.end(),
  };
}

async function wholeOutbox(store: Store, from = '0'): Promise<OutboxEntry[]> {
  const all: OutboxEntry[] = [];
  for (;;) {
    const page = await store.outbox(all.at(-1)?.cursor ?? from, 1000);
    if (page.length === 0) return all;
    all.push(...page);
  }
}
const endOf = async (store: Store) => (await wholeOutbox(store)).at(-1)?.cursor ?? '0';

describe('a writer that is stuck in its transaction', () => {
  it('keeps nobody else from writing or from being read, and is not skipped when it commits', async () => {
    const start = await endOf(one.store);
    const [stuck, quick] = await Promise.all([session(), session()]);
    const [ada, ben] = [crypto.randomUUID(), crypto.randomUUID()];
    try {
      await stuck.begin();
      await stuck.tell(ada, 'lower');
      const started = performance.now();
      for (const type of ['first', 'second', 'third']) {
        // A reader between any two writers, as one that polls without end.
        const reading = two.store.outbox(start, 10);
        await quick.begin();
        await quick.tell(ben, type);
        await quick.end('commit');
        await reading;
      }
      const shown = await one.store.outbox(start, 10);
      expect(performance.now() - started).toBeLessThan(underLoad(AT_ONCE_MS));
      expect(shown.map((e) => e.type)).toEqual(['first', 'second', 'third']);

      await stuck.end('commit');
      const behind = await one.store.outbox(shown.at(-1)!.cursor, 10);
      expect(behind.map((e) => e.type)).toEqual(['lower']);
    } finally {
      await Promise.all([stuck.close(), quick.close()]);
    }
  });

  it('that reads keeps nobody from writing, and other readers go without what it is just numbering', async () => {
    const start = await endOf(one.store);
    const writer = await session();
    const ada = crypto.randomUUID();
    await writer.tell(ada, 'before');
    const held = await own.hold('select * from outbox_head for update');
    try {
      const started = performance.now();
      await writer.tell(ada, 'meanwhile');
      expect(await one.store.outbox(start, 10)).toEqual([]);
      expect(performance.now() - started).toBeLessThan(underLoad(AT_ONCE_MS));
    } finally {
      await held.release();
      await writer.close();
    }
    expect((await two.store.outbox(start, 10)).map((e) => e.type)).toEqual(['before', 'meanwhile']);
  });
});

describe('many writers that take their time, and readers on two processes', () => {
  const WRITERS = 16;
  const TURNS = 25;

  it('skip no entry, show none twice, and keep each player’s order', async () => {
    const seed = crypto.randomUUID();
    const { int } = random(seed);
    const start = await endOf(one.store);
    const told = new Map<string, string[]>();
    let last: string | undefined;
    const writer = async (n: number) => {
      const me = await session();
      const player = crypto.randomUUID();
      const mine: string[] = [];
      told.set(player, mine);
      for (let turn = 0; turn < TURNS; turn++) {
        const types = Array.from({ length: int(1, 3) }, (_, i) => `${n}/${turn}/${i}`);
        await me.begin();
        // Some are slow to write, some slow to commit, some never do.
        await me.sleep(int(0, 8));
        await me.tell(player, ...types);
        await me.sleep(int(0, 40));
        const how = int(1, 10) === 1 ? 'rollback' : 'commit';
        await me.end(how);
        if (how === 'commit') mine.push(...types);
      }
      await me.close();
    };
    const reader = async (store: Store) => {
      const seen: OutboxEntry[] = [];
      while (last === undefined || seen.at(-1)?.cursor !== last)
        seen.push(...(await store.outbox(seen.at(-1)?.cursor ?? start, int(1, 50))));
      return seen;
    };
    const readers = [one.store, one.store, two.store, two.store].map(reader);
    await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n)));
    const committed = [...told.values()].flat().length;
    const all = await until('everything to be shown', async () => {
      const entries = await wholeOutbox(one.store, start);
      return entries.length >= committed && entries;
    });
    last = all.at(-1)!.cursor;
    const seen = await Promise.all(readers);

    const context = `seed ${seed}`;
    for (const [player, types] of told)
      expect(
        all.filter((e) => e.playerId === player).map((e) => e.type),
        context,
      ).toEqual(types);
    expect(all.length, context).toBe(committed);
    for (const entries of seen) expect(entries, context).toEqual(all);
  });
});

describe('an outbox from before cursors were given behind the commit', () => {
  it('keeps its entries and the cursors that games hold', async () => {
    const old = await ownDatabase();
    const target = { databaseUrl: old.url, dataDir: 'unused' };
    const orm = (await MikroORM.init(ormOptions(target) as never)) as unknown as MikroORM<AbstractSqlDriver>;
    await orm.migrator.up({ migrations: [migrations[0]!.name] });
    await orm.close();
    const tell = (types: string[]) =>
      old.run(`insert into outbox (type, player_id, at, data)
        select t, '${crypto.randomUUID()}'::uuid, now(), '{}' from unnest(array['${types.join("','")}']) t`);
    await tell(['a', 'b', 'lost', 'c', 'last']);
    // Numbers that were drawn and never seen are no less taken.
    await old.run(`delete from outbox where type in ('lost', 'last')`);

    const database = await openDatabase(target, 'migrate');
    // A process of the old version that is still running writes as it always did.
    await tell(['d']);
    const entries = await wholeOutbox(database.store);
    expect(entries.slice(0, 3).map((e) => [e.type, e.cursor])).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '4'],
    ]);
    expect(entries.slice(3).map((e) => e.type)).toEqual(['d']);
    expect(Number(entries[3]!.cursor)).toBeGreaterThan(5);
    expect((await database.store.outbox('2', 10)).map((e) => e.type)).toEqual(['c', 'd']);
    expect((await database.store.outbox('5', 10)).map((e) => e.type)).toEqual(['d']);
    await database.close();
    await old.drop();
  });
});

it('the outbox is told to those who wait while somebody writes without end', async () => {
  const start = await endOf(one.store);
  const writer = await session();
  const player = crypto.randomUUID();
  let over = false;
  const writing = (async () => {
    for (let n = 0; !over; n++) await writer.tell(player, `n${n}`);
  })();
  let cursor = start;
  for (let page = 0; page < 20; page++)
    cursor = await until('a page', async () => (await two.store.outbox(cursor, 5)).at(-1)?.cursor);
  over = true;
  await writing;
  await writer.close();
  expect(BigInt(cursor)).toBeGreaterThan(BigInt(start));
});
