import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCaller, type Body, type Caller, callerWith } from '../proofs/board-client.ts';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { FOUR, farRim, ids, pinned, putWorld, seen, slots } from '../turnover/region-day.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

const REDIS_URL = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';
const folders = [tempDir(), tempDir()];
let database: OwnDatabase;
let servers: SpawnedServer[] = [];

beforeAll(async () => {
  database = await ownDatabase();
  // Both at once: they race for the day, the boards and the map.
  servers = await Promise.all(
    folders.map(({ dir }) => spawnServer({ DATABASE_URL: database.url, REDIS_URL, DATA_DIR: dir })),
  );
});
afterAll(async () => {
  await Promise.all(servers.map((s) => s.stop()));
  await database?.drop();
  for (const folder of folders) folder.remove();
});

const atBoth = (caller: Caller) => servers.map((server) => callerWith(server, caller.id, caller.token));
const rows = (family: string, more = '') =>
  database.run(`select generator_key, generator_seq from mission where family = '${family}' ${more}`);

describe('two processes on one PostgreSQL', () => {
  it('make the day’s quests once and show the same', async () => {
    const [here, there] = atBoth(await aCaller(servers[0]!));
    const quests = await seen(here!, 'daily');
    expect(slots(quests)).toEqual(FOUR);
    expect(await seen(there!, 'daily')).toEqual(quests);
    expect(await rows('daily')).toHaveLength(4);
  });

  it('make the boards once', async () => {
    const made = await rows('faction', 'and generator_key is not null');
    expect(made).toHaveLength(18);
    expect(new Set(made.map((r) => r.generator_key)).size).toBe(18);
    const [here, there] = atBoth(await aCaller(servers[0]!));
    expect(ids(await seen(there!, 'faction'))).toEqual(ids(await seen(here!, 'faction')));
  });

  it('give a player the same offers, also when both are asked at once', async () => {
    const [here, there] = atBoth(await aCaller(servers[0]!));
    const looks = await Promise.all([here!, there!, here!, there!].map((c) => pinned(c)));
    for (const look of looks) expect(ids(look)).toEqual(ids(looks[0]!));
    expect(looks[0]).toHaveLength(7);
    expect(await rows('random', `and owner_id = '${here!.id}'`)).toHaveLength(3);
  });

  it('are no way to re-roll: an offer abandoned at one is gone at the other', async () => {
    const [here, there] = atBoth(await aCaller(servers[0]!));
    const before = await seen(here!, 'random');
    const [offer] = before;
    expect(await here!.rest('accept', offer.id)).toMatchObject({ ok: true });
    expect(await there!.rest('abandon', offer.id)).toMatchObject({ ok: true });
    const left = before.filter((m: Body) => m.id !== offer.id);
    expect(ids(await seen(here!, 'random'))).toEqual(ids(left));
    expect(ids(await seen(there!, 'random'))).toEqual(ids(left));
    expect(await there!.rest('accept', offer.id)).toMatchObject({ ok: false, code: 'mission/inactive' });
  });

  it('both follow the map that one was sent, with its new region’s day and boards made once', async () => {
    expect((await putWorld(servers[0]!, farRim)).status).toBe(200);
    const made = () => rows('daily', `and region_id = 'far_rim'`);
    await until('the new region’s day', async () => (await made()).length === 4, 15_000);
    // The other process takes a warp from the region that only the first was told of.
    await until('the map there', async () => {
      const { status } = await putWorld(servers[1]!, { warps: [{ from: 9001, to: 1 }] });
      return status === 200;
    });
    expect(await made()).toHaveLength(4);
    const boards = await rows('faction', `and region_id = 'far_rim' and generator_key is not null`);
    expect(new Set(boards.map((r) => `${r.generator_key}/${r.generator_seq}`)).size).toBe(boards.length);
  });

  it('may both be told of the map at once: neither word is lost, and what one takes away is gone at both', async () => {
    const [one, other] = servers as [SpawnedServer, SpawnedServer];
    await putWorld(one, farRim);
    await Promise.all(
      [1, 2, 3, 4].flatMap((security) => [
        putWorld(one, { sectors: [{ id: 9001, security }] }),
        putWorld(other, { sectors: [{ id: 9001, name: `Gate ${security}` }] }),
      ]),
    );
    const [stored] = await database.run(
      `select body->>'name' as name, body->>'security' as security from world_row where kind = 'sector' and id = '9001'`,
    );
    expect(stored).toEqual({ name: 'Gate 4', security: '4' });
    // What one takes away the other has not heard of yet, or has: either way nothing may stand on it.
    const [away, wreck] = await Promise.all([
      putWorld(one, { sectors: [{ id: 9005, removed: true }] }),
      putWorld(other, { wrecks: [{ id: 'late', sector_id: 9005, cargo: {} }] }),
    ]);
    expect([away.status, wreck.status].toSorted()).toEqual([200, 400]);
    const dangling = await database.run(
      `select id from world_row w where kind = 'wreck' and not exists (
        select from world_row s where s.kind = 'sector' and s.id = w.body->>'sectorId')`,
    );
    expect(dangling).toEqual([]);
  });
});
