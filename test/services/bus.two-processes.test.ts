import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aCaller, aMission, type Caller, call, callerWith, type Device } from '../proofs/board-client.ts';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { freePort } from './own-cluster.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';
import { type OwnRedisServer, ownRedisServer } from './own-redis.ts';

const CHANNEL = 'missionboard:changes';
const REACH_MS = 10_000;

const folder = tempDir();
let database: OwnDatabase;
let redis: OwnRedisServer;
const servers: SpawnedServer[] = [];
let a: SpawnedServer;
let b: SpawnedServer;

async function start(name: string, env: Record<string, string> = {}): Promise<SpawnedServer> {
  const port = String(await freePort());
  const server = await spawnServer({
    PORT: port,
    PUBLIC_ADDRESS: `127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    DATA_DIR: `${folder.dir}/${name}`,
    FACTION_BOARD_SIZE: '0',
    ...env,
  });
  servers.push(server);
  return server;
}

beforeAll(async () => {
  [database, redis] = await Promise.all([ownDatabase(), ownRedisServer()]);
  [a, b] = await Promise.all([start('a'), start('b')]);
});
afterAll(async () => {
  await Promise.all(servers.map((s) => s.stop()));
  await redis?.crash();
  await database?.drop();
  folder.remove();
});

const sides = ({ origin }: Device) => (origin === a.url ? { near: a, far: b } : { near: b, far: a });

/** Everything that is said at this Redis from now on, channel by channel. */
async function listening(): Promise<{ heard: { channel: string; text: string }[]; stop(): void }> {
  const ear = new Redis(redis.url);
  const heard: { channel: string; text: string }[] = [];
  ear.on('pmessage', (_, channel, text) => heard.push({ channel, text }));
  await ear.psubscribe('*');
  return { heard, stop: () => ear.disconnect() };
}

async function follows(device: Device, { id, token }: Caller): Promise<void> {
  const { far } = sides(device);
  const mission = await aMission(far);
  expect(await callerWith(far, id, token).rest('accept', mission)).toMatchObject({ ok: true });
  await until('the room to follow', () => device.room.state.active.has(mission), REACH_MS);
  await callerWith(far, id, token).rest('abandon', mission);
}

describe('what processes tell one another', () => {
  let ada: Caller;
  let device: Device;
  beforeAll(async () => {
    ada = await aCaller(a);
    device = await ada.join();
  });
  afterAll(() => device?.leave());

  const errors = async (server: SpawnedServer) =>
    Number(/^missionboard_errors_total (\d+)$/m.exec((await call(server, 'GET', '/metrics')).body)?.[1]);
  const nobody = crypto.randomUUID();
  const message = (parts: object) => JSON.stringify({ from: 'somebody', ...parts });
  const nonsense: Record<string, string> = {
    'no JSON': '{"from":',
    nothing: 'null',
    'a list': '[]',
    'a number for the sender': JSON.stringify({ from: 7 }),
    'ids that are none': message({ missions: ["'; drop table mission; --", '42', null] }),
    'one bad id among good ones': message({ missions: [nobody, 'x'] }),
    'a player without a version': message({ players: [{ id: nobody, notices: [] }] }),
    'notices that are none': message({ players: [{ id: nobody, version: 1, notices: [{ a: 1 }] }] }),
    'rows of no kind': message({
      map: { from: 1, to: 2, removed: [], written: [{ kind: 'moon', id: '1' }] },
    }),
    'more than there can be': message({ missions: Array.from({ length: 501 }, () => nobody) }),
    'unknown fields': message({ missions: [], do: 'something else' }),
    'far too much': message({ missions: ['x'.repeat(5 * 1024 * 1024)] }),
  };

  it.each(Object.keys(nonsense))('is dropped where it is %s, and heard again behind it', async (name) => {
    await redis.run('publish', CHANNEL, nonsense[name]!);
    await follows(device, ada);
  });

  it('about what nobody knows is looked up once, and that is all', async () => {
    const before = await Promise.all([a, b].map(errors));
    const unknown = Array.from({ length: 500 }, () => crypto.randomUUID());
    const players = unknown.slice(0, 100).map((id) => ({ id, version: 3, notices: [] }));
    const map = { from: 900, to: 901, removed: [], written: [{ kind: 'sector', id: 'no-number' }] };
    await redis.run('publish', CHANNEL, message({ missions: unknown, players, map }));
    await follows(device, ada);
    expect(await Promise.all([a, b].map(errors))).toEqual(before);
  });

  it('is nothing of what one player alone is offered', async () => {
    const { heard, stop } = await listening();
    const ben = await aCaller(a);
    const own = async () => {
      const { body } = await ben.get('/api/v1/missions/available?family=random');
      return (body.missions as { id: string }[]).map((m) => m.id);
    };
    const bens = await ben.join();
    const offers = await until('offers of his own', async () => {
      const ids = await own();
      return ids.length > 0 && ids;
    });
    await follows(device, ada);
    stop();
    expect(heard.some(({ channel }) => channel === CHANNEL)).toBe(true);
    for (const id of offers) expect(heard.filter(({ text }) => text.includes(id))).toEqual([]);
    await bens.leave();
  });
});

describe('two deployments at one Redis', () => {
  let other: SpawnedServer;
  beforeAll(async () => {
    // At the same database as well: so a room would show it if it heard anything.
    other = await start('other', { REDIS_PREFIX: 'another.board' });
  });
  const devices: Device[] = [];
  afterEach(() => Promise.all(devices.splice(0).map((d) => d.leave())));

  it('keep all their keys and channels apart', async () => {
    const { heard, stop } = await listening();
    const mission = await aMission(other);
    for (const server of [a, b, other]) {
      const caller = await aCaller(server);
      const device = await caller.join();
      devices.push(device);
      await device.ask('accept', mission);
    }
    const keys = (await redis.run('keys', '*')) as string[];
    stop();
    const foreign = (name: string) => !/^(missionboard|another\.board):/.test(name);
    expect(keys.filter(foreign)).toEqual([]);
    expect(heard.map(({ channel }) => channel).filter(foreign)).toEqual([]);
    expect(keys.some((key) => key.startsWith('another.board:'))).toBe(true);
    expect(heard.some(({ channel }) => channel === 'another.board:changes')).toBe(true);
  });

  it('neither find nor hear each other', async () => {
    const ada = await aCaller(a);
    const here = await ada.join();
    const there = await callerWith(other, ada.id, ada.token).join();
    devices.push(here, there);
    expect(there.origin).toBe(other.url);
    expect(here.origin).not.toBe(other.url);

    const mission = await aMission(a);
    await until('the mission', () => here.room.state.available.has(mission), REACH_MS);
    expect(await here.ask('accept', mission)).toMatchObject({ ok: true });
    // A message that is heard comes at once: behind a later one of its own it would have come.
    const own = await aMission(other);
    await until('its own mission', () => there.room.state.available.has(own), REACH_MS);
    expect(there.room.state.active.has(mission)).toBe(false);
    expect(there.room.state.available.has(mission)).toBe(false);
  });
});

describe('a process that is told to stop', () => {
  it('tells the others of the last that it did', async () => {
    const stopping = await start('stopping');
    const missions = await Promise.all([1, 2, 3, 4].map(() => aMission(a)));
    const players = await Promise.all(Array.from({ length: 10 }, () => aCaller(a)));
    const devices = (await Promise.all(players.map((p) => p.join()))).filter(
      (d) => d.origin !== stopping.url,
    );
    const asked = players.map(({ id, token }) =>
      missions.map((m) =>
        callerWith(stopping, id, token)
          .rest('accept', m)
          .catch(() => undefined),
      ),
    );
    await Promise.race(asked.flat());
    await stopping.stop();
    const done = await Promise.all(asked.map((each) => Promise.all(each)));

    const accepted = done.flatMap((each, i) =>
      each.flatMap((outcome, j) => (outcome?.ok ? [[players[i]!.id, missions[j]!] as const] : [])),
    );
    expect(accepted.length).toBeGreaterThan(0);
    for (const [id, mission] of accepted) {
      const device = devices.find((d) => d.room.state.player.id === id);
      if (device !== undefined)
        await until('the room to show it', () => device.room.state.active.has(mission), REACH_MS);
    }
    await Promise.all(devices.map((d) => d.leave()));
  });
});
