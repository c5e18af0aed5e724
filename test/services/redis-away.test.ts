import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aCaller, aMission, type Caller, call, callerWith, type Device } from '../proofs/board-client.ts';
import {
  ADMIN_TOKEN,
  SERVICE_TOKEN,
  type SpawnedServer,
  spawnServer,
  tempDir,
} from '../support/spawned-server.ts';
import { underLoad } from '../support/under-load.ts';
import { until } from '../support/until.ts';
import { freePort } from './own-cluster.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';
import { type OwnRedisServer, ownRedisServer } from './own-redis.ts';

/** How long a join may take while Redis is away, and what a busy machine adds. */
const JOIN_MS = 2_000 + 1_500;
/** How long it may take until everything is as it should be once Redis is back. */
const BACK_MS = 15_000;

const folder = tempDir();
let database: OwnDatabase;
let redis: OwnRedisServer;
let servers: SpawnedServer[];

beforeAll(async () => {
  [database, redis] = await Promise.all([ownDatabase(), ownRedisServer()]);
}, 120_000);
afterAll(async () => {
  await redis?.crash();
  await database?.drop();
  folder.remove();
});

async function start(name: string): Promise<SpawnedServer> {
  const port = String(await freePort());
  return spawnServer({
    PORT: port,
    PUBLIC_ADDRESS: `127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    RANDOM_OFFERS: '0',
    FACTION_BOARD_SIZE: '0',
    LOG_LEVEL: 'info',
    DATA_DIR: `${folder.dir}/${name}`,
  });
}

/** How a join ended, and how long that took. */
async function joins(caller: Caller): Promise<{ device?: Device; refused?: string; ms: number }> {
  const since = performance.now();
  try {
    return { device: await caller.join(), ms: performance.now() - since };
  } catch (error) {
    return { refused: String((error as Error).message), ms: performance.now() - since };
  }
}

const runs = ({ pid }: SpawnedServer): boolean => process.kill(pid, 0);
const reaches = (what: string, look: () => boolean | Promise<boolean>) => until(what, look, BACK_MS);
const isBack = () =>
  reaches('every process to find Redis again', async () => {
    const answers = await Promise.all(servers.map((s) => call(s, 'GET', '/metrics')));
    return answers.every(({ body }) => /^missionboard_redis_up 1$/m.test(body));
  });

const faults = {
  'is stopped': { begin: () => redis.crash(), end: () => redis.start() },
  'stands still': { begin: async () => redis.freeze(), end: async () => redis.thaw() },
} satisfies Record<string, { begin(): Promise<void>; end(): Promise<void> }>;

describe.each([1, 2])('with %i process(es)', (count) => {
  beforeAll(async () => {
    servers = await Promise.all(Array.from({ length: count }, (_, i) => start(`${count}-${i}`)));
  }, 120_000);
  afterAll(() => Promise.all(servers.map((s) => s.stop())));
  afterEach(() => expect(servers.map(runs)).toEqual(servers.map(() => true)));
  const any = (i: number): SpawnedServer => servers[i % count]!;

  it.each(Object.keys(faults) as (keyof typeof faults)[])(
    'players join, play and leave while Redis %s, and after it',
    async (fault) => {
      const mission = await aMission(any(0));
      const here = await Promise.all([0, 1, 2, 3].map(async (i) => (await aCaller(any(i))).join()));
      const fresh = await Promise.all([0, 1].map((i) => aCaller(any(i))));
      await faults[fault].begin();
      try {
        // Play goes on, whoever is here may leave, and who has no room elsewhere may come.
        await Promise.all(here.map((d) => d.ask('accept', mission)));
        await Promise.all(here.slice(0, 2).map((d) => d.leave()));
        const came = await Promise.all(fresh.map(joins));
        for (const { ms } of came) expect(ms).toBeLessThan(underLoad(JOIN_MS));
        for (const { refused } of came)
          expect(refused ?? 'server/unavailable').toContain('server/unavailable');
        // By now every process knows: nobody is kept waiting, nobody is refused.
        const again = await Promise.all([0, 1].map(async (i) => joins(await aCaller(any(i)))));
        for (const { device, ms } of again) {
          expect(ms).toBeLessThan(underLoad(JOIN_MS));
          expect(await device!.ask('accept', mission)).toMatchObject({ ok: true });
        }
        await Promise.all(again.map(({ device }) => device!.leave()));
        expect(here[2]!.room.state.active.has(mission)).toBe(true);
        expect(servers.map(runs)).toEqual(servers.map(() => true));
      } finally {
        await faults[fault].end();
      }
      await isBack();
      const later = await Promise.all([0, 1].map(async (i) => (await aCaller(any(i))).join()));
      for (const device of later) expect(await device.ask('accept', mission)).toMatchObject({ ok: true });
      await Promise.all([...later, ...here.slice(2)].map((d) => d.leave()));
    },
    90_000,
  );

  it('a second device finds the first one’s room although Redis was flushed', async () => {
    const ada = await aCaller(any(0));
    const first = await ada.join();
    await redis.run('flushall');

    const near = servers.find((s) => s.url === first.origin)!;
    const second = await callerWith(near, ada.id, ada.token).join();
    const known = `missionboard:roomcaches`;
    await reaches('the room to be written down again', async () =>
      Boolean(await redis.run('hexists', known, first.room.roomId)),
    );
    const third = await callerWith(any(1), ada.id, ada.token).join();

    expect([second.room.roomId, third.room.roomId]).toEqual([first.room.roomId, first.room.roomId]);
    const mission = await aMission(any(0));
    expect(await ada.rest('accept', mission)).toMatchObject({ ok: true });
    const all = [first, second, third];
    await reaches('all devices to see it', () => all.every((d) => d.room.state.active.has(mission)));
    await Promise.all(all.map((d) => d.leave()));
  }, 60_000);
});

describe('two processes that did not hear each other for a while', () => {
  let a: SpawnedServer;
  let b: SpawnedServer;
  beforeAll(async () => {
    servers = await Promise.all([start('a'), start('b')]);
    [a, b] = servers as [SpawnedServer, SpawnedServer];
  }, 120_000);
  afterAll(() => Promise.all(servers.map((s) => s.stop())));

  it('catch up with players, missions and the map, without any further event', async () => {
    const [held, edited] = [await aMission(a), await aMission(a)];
    const players = await Promise.all(Array.from({ length: 6 }, () => aCaller(a)));
    const devices = await Promise.all(players.map((p) => p.join()));
    const farOf = ({ origin }: Device) => (origin === a.url ? b : a);
    await redis.crash();
    for (const [i, { id, token }] of players.entries())
      expect(await callerWith(farOf(devices[i]!), id, token).rest('accept', held)).toMatchObject({
        ok: true,
      });
    for (const server of [a, b]) {
      const patch = { body: { title: `Edited on ${server.url}` }, token: ADMIN_TOKEN };
      expect((await call(server, 'PATCH', `/api/v1/admin/missions/${edited}`, patch)).status).toBe(200);
    }
    const renamed = { body: { sectors: [{ id: 7, name: 'Lost and found' }] }, token: SERVICE_TOKEN };
    expect((await call(a, 'PUT', '/api/v1/world', renamed)).status).toBe(200);
    await redis.start();

    await reaches('every room to show what was done elsewhere', () =>
      devices.every((d) => d.room.state.active.has(held)),
    );
    await reaches('every room to show the edit', () =>
      devices.every((d) => d.room.state.available.get(edited)?.title === `Edited on ${b.url}`),
    );
    await reaches('the other process to know the map', async () =>
      JSON.stringify(
        (await callerWith(b, players[0]!.id, players[0]!.token).get('/api/v1/world')).body,
      ).includes('Lost and found'),
    );
    await Promise.all(devices.map((d) => d.leave()));
  }, 90_000);

  it('leave a player one room of two, and both devices hear again', async () => {
    const ada = await aCaller(a);
    const first = await ada.join();
    const far = first.origin === a.url ? b : a;
    await redis.crash();
    const left = new Promise((resolve) => first.room.onLeave(resolve));
    const afar = callerWith(far, ada.id, ada.token);
    const second = await until('a room at the other process', () => afar.join().catch(() => undefined));
    expect(second.origin).toBe(far.url);
    const leftAfar = new Promise((resolve) => second.room.onLeave(resolve));
    await redis.start();

    expect(await Promise.race([left, leftAfar])).toBe(4001);
    await isBack();
    const again = await Promise.all([ada.join(), afar.join()]);
    expect(again[0]!.origin).toBe(again[1]!.origin);
    const mission = await aMission(a);
    expect(await afar.rest('accept', mission)).toMatchObject({ ok: true });
    await reaches('both devices to see it', () => again.every((d) => d.room.state.active.has(mission)));
    await Promise.all(again.map((d) => d.leave()));
  }, 90_000);
});
