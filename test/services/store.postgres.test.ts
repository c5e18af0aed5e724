import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPlayer } from '../../src/missions/player.ts';
import { type Database, openDatabase } from '../../src/persistence/database.ts';
import { needs, writing } from '../persistence/contract/playing.ts';
import { storeContract } from '../persistence/store-contract.ts';
import { until } from '../support/until.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

storeContract(
  'the store on PostgreSQL',
  async () => {
    const own = await ownDatabase();
    const database = await openDatabase({ databaseUrl: own.url, dataDir: '' }, 'migrate');
    return {
      store: database.store,
      sql: (text) => database.orm.em.getConnection().execute(text),
      close: async () => {
        await database.close();
        await own.drop();
      },
    };
  },
  true,
);

describe('several processes on one PostgreSQL', () => {
  let own: OwnDatabase;
  let one: Database;
  let two: Database;
  beforeAll(async () => {
    own = await ownDatabase();
    const target = { databaseUrl: own.url, dataDir: '' };
    [one, two] = await Promise.all([openDatabase(target, 'migrate'), openDatabase(target, 'migrate')]);
  });
  afterAll(async () => {
    await Promise.all([one?.close(), two?.close()]);
    await own?.drop();
  });

  it('starting at once migrate once', async () => {
    const applied = await one.orm.em
      .getConnection()
      .execute<{ name: string }[]>('select name from mikro_orm_migrations');
    expect(applied.length).toBeGreaterThan(0);
    expect(new Set(applied.map((m) => m.name)).size).toBe(applied.length);
    expect(one.migrated.length + two.migrated.length).toBe(applied.length);
  });

  it('wait for each other over one player: nothing is lost, the version counts each', async () => {
    const playerId = crypto.randomUUID();
    await one.store.createPlayers([newPlayer(playerId)]);
    const earn = (database: Database) =>
      database.store.batch(needs([playerId]), ({ states }) => {
        const { player } = states.get(playerId)!;
        const richer = { ...player, credits: player.credits + 1, version: player.version + 1 };
        return { writes: writing({ players: [richer] }), result: richer.version };
      });
    const versions = await Promise.all(Array.from({ length: 40 }, (_, i) => earn(i % 2 === 0 ? one : two)));
    expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    const state = await two.store.loadPlayer(playerId);
    expect(state?.player).toMatchObject({ credits: 10_040, version: 40 });
  });

  it('batches over the same players in any order end, all of them', async () => {
    const ids = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    await one.store.createPlayers(ids.map((id) => newPlayer(id)));
    const touch = (database: Database, order: readonly string[]) =>
      database.store.batch(needs(order), ({ states }) => {
        const players = order.map((id) => {
          const { player } = states.get(id)!;
          return { ...player, version: player.version + 1 };
        });
        return { writes: writing({ players }), result: null };
      });
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => touch(i % 2 ? one : two, i % 3 ? ids : ids.toReversed())),
    );
    for (const id of ids) expect((await one.store.loadPlayer(id))?.player.version).toBe(30);
  });

  it('write and read a map for as long as it takes: one of a hundred thousand sectors is no batch', async () => {
    const held = await own.hold('lock table world_row in access exclusive mode');
    const started = performance.now();
    const body = { name: 'Far Reach' };
    const all = Promise.all([
      one.store.world.upsert([{ kind: 'sector', id: '1', body }]),
      one.store.world.all(),
      two.store.world.change(await two.store.world.version(), [], [{ kind: 'sector', id: '2', body }]),
    ]);
    // Longer than any batch may take, and any of its statements.
    await until('the work to take long', () => performance.now() - started > 4_000, 10_000);
    await held.release();
    await all;
    expect((await one.store.world.all()).length).toBeGreaterThan(0);
  });

  it('say so in one line when the database cannot be reached', async () => {
    const nowhere = 'postgres://somebody:hunter2@127.0.0.1:1/nowhere';
    const opening = openDatabase({ databaseUrl: nowhere, dataDir: '' }, 'refuse');
    await expect(opening).rejects.toMatchObject({
      name: 'DatabaseError',
      message: expect.stringMatching(/^The database at 127.0.0.1:1\/nowhere cannot be reached: [^\n]+$/),
    });
  });

  it('refuse an unmigrated database where they must not migrate', async () => {
    const fresh = await ownDatabase();
    const opening = openDatabase({ databaseUrl: fresh.url, dataDir: '' }, 'refuse');
    await expect(opening).rejects.toThrow(/npm run migrate/);
    await fresh.drop();
  });
});
