import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCaller, type Caller, callerWith } from '../proofs/board-client.ts';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { underLoad } from '../support/under-load.ts';
import { until } from '../support/until.ts';
import { freePort } from './own-cluster.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';
import { type OwnRedisServer, ownRedisServer } from './own-redis.ts';

const LIMIT = 16;
const DEVICES = 3;
/** Long enough for several of the limit's seconds. */
const LOUD_MS = 5000;

const folder = tempDir();
let database: OwnDatabase;
let redis: OwnRedisServer;
let a: SpawnedServer;
let b: SpawnedServer;

const start = async (name: string): Promise<SpawnedServer> => {
  const port = String(await freePort());
  return spawnServer({
    PORT: port,
    PUBLIC_ADDRESS: `127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    DATA_DIR: `${folder.dir}/${name}`,
    RATE_LIMIT: String(LIMIT),
    ADDRESS_RATE_LIMIT: String(LIMIT),
    MAX_DEVICES: String(DEVICES),
    TRUST_PROXY: 'on',
  });
};

beforeAll(async () => {
  [database, redis] = await Promise.all([ownDatabase(), ownRedisServer()]);
  [a, b] = await Promise.all([start('a'), start('b')]);
});
afterAll(async () => {
  redis?.thaw();
  await Promise.all([a?.stop(), b?.stop()]);
  await redis?.crash();
  await database?.drop();
  folder.remove();
});

/** Asks from several callers at once for a while; how many a second were let through. */
async function passed(asks: readonly (() => Promise<number>)[]): Promise<number> {
  const started = performance.now();
  let through = 0;
  await Promise.all(
    asks.map(async (ask) => {
      while (performance.now() - started < LOUD_MS) if ((await ask()) !== 429) through++;
    }),
  );
  return (through / (performance.now() - started)) * 1000;
}

const player = (on: Caller) => async () => (await on.get('/api/v1/missions/active')).status;
const stranger = (server: SpawnedServer, address: string) => async () =>
  (await fetch(`${server.url}/healthz`, { headers: { 'x-forwarded-for': address } })).status;

/** Two askers at each of both processes. */
const onBoth = (ask: (server: SpawnedServer) => () => Promise<number>) => [a, b, a, b].map(ask);

/** Each alone would let the whole limit through. What is told behind the fact costs a little on top. */
function expectTogether(perSecond: number): void {
  expect(perSecond).toBeGreaterThan(LIMIT / 2);
  expect(perSecond).toBeLessThan(1.5 * LIMIT);
}

describe('two processes at one Redis', () => {
  it('keep the rate of a player together', async () => {
    const { id, token } = await aCaller(a);
    const asks = onBoth((server) => player(callerWith(server, id, token)));
    expectTogether(await passed(asks));
  });

  it('keep the rate of an address together', async () => {
    expectTogether(await passed(onBoth((server) => stranger(server, '203.0.113.1'))));
  });

  it('take nothing from a player who stays within it', async () => {
    const { id, token } = await aCaller(a);
    const [here, there] = [player(callerWith(a, id, token)), player(callerWith(b, id, token))];
    const loud = passed(onBoth((server) => stranger(server, '203.0.113.2')));
    const answers: number[] = [];
    const started = performance.now();
    while (performance.now() - started < LOUD_MS) {
      answers.push(await here(), await there());
      await until('a quarter of a second', () => performance.now() - started > answers.length * 125, 10_000);
    }
    await loud;
    expect(answers.length).toBeGreaterThan(10);
    expect([...new Set(answers)]).toEqual([200]);
  });

  it('count the devices of a player where the room is, and say at both why there is no more', async () => {
    const { id, token } = await aCaller(a);
    const callers = [a, b].map((server) => callerWith(server, id, token));
    const devices = [];
    for (let i = 0; i < DEVICES; i++) devices.push(await callers[i % 2]!.join());
    for (const caller of callers) {
      const refusal = await caller.join().then(
        () => undefined,
        ({ code, message }) => ({ code, message }),
      );
      expect(refusal).toEqual({ code: 429, message: 'request/rate_limited' });
    }
    await Promise.all(devices.map((d) => d.leave()));
  });
});

describe('while Redis stands still', () => {
  it('each keeps the limit alone, and nobody waits', async () => {
    const { id, token } = await aCaller(a);
    const asks = onBoth((server) => player(callerWith(server, id, token)));
    await passed(asks.slice(0, 2));
    redis.freeze();
    try {
      const times: number[] = [];
      const timed = asks.map((ask) => async () => {
        const from = performance.now();
        const status = await ask();
        times.push(performance.now() - from);
        return status;
      });
      const rate = await passed(timed);
      expect(rate).toBeGreaterThan(LIMIT / 2);
      expect(rate).toBeLessThan(2.5 * LIMIT);
      times.sort((x, y) => x - y);
      // Redis is given up after a second: nothing came near to waiting for it.
      expect(times[Math.floor(times.length * 0.99)]).toBeLessThan(underLoad(500));
    } finally {
      redis.thaw();
    }
  });
});
