import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCaller, aDelivery, aMission, type Caller, call, callerWith } from '../proofs/board-client.ts';
import { SERVICE_TOKEN, type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { freePort } from './own-cluster.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';
import { type OwnRedis, ownRedis } from './own-redis.ts';

const OFF_MS = 2 * 60_000;
/** What answers take on a busy machine; far below what the clocks are off. */
const SPARE_MS = 5_000;

const folder = tempDir();
let database: OwnDatabase;
let redis: OwnRedis;
let right: SpawnedServer;
let ahead: SpawnedServer;
let behind: SpawnedServer;

async function start(name: string, shift: number): Promise<SpawnedServer> {
  const port = String(await freePort());
  const hook = new URL('../support/shifted-clock.mjs', import.meta.url).href;
  return spawnServer({
    PORT: port,
    PUBLIC_ADDRESS: `127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    DATA_DIR: `${folder.dir}/${name}`,
    LOG_LEVEL: 'warn',
    ...(shift === 0 ? {} : { NODE_OPTIONS: `--import=${hook}`, TEST_CLOCK_SHIFT_MS: String(shift) }),
  });
}

beforeAll(async () => {
  [database, redis] = await Promise.all([ownDatabase(), ownRedis()]);
  right = await start('right', 0);
  [ahead, behind] = await Promise.all([start('ahead', OFF_MS), start('behind', -OFF_MS)]);
});
afterAll(async () => {
  await Promise.all([right?.stop(), ahead?.stop(), behind?.stop()]);
  await redis?.release();
  await database?.drop();
  folder.remove();
});

const clockOf = async (server: SpawnedServer) =>
  new Date((await call(server, 'GET', '/api/v1/clock')).body.now).getTime();
const takes = async (server: SpawnedServer, event: object) =>
  (await call(server, 'POST', '/api/v1/events', { body: { events: [event] }, token: SERVICE_TOKEN })).body;

/** The same player as each process sees one. */
async function aPlayer(): Promise<Map<SpawnedServer, Caller>> {
  const { id, token } = await aCaller(right);
  return new Map([right, ahead, behind].map((server) => [server, callerWith(server, id, token)]));
}

describe('processes whose machines disagree about the time', () => {
  it('show one mission time', async () => {
    for (const server of [right, ahead, behind])
      expect(Math.abs((await clockOf(server)) - Date.now())).toBeLessThan(SPARE_MS);
  });

  it('accept for one another, and events count wherever they are reported', async () => {
    const all = [right, ahead, behind];
    for (const [accepting, reporting] of all.flatMap((a) => all.map((b) => [a, b] as const))) {
      const on = await aPlayer();
      const mission = await aMission(right, { cargo_quantity: 1, time_limit_seconds: 60 });
      const player = on.get(accepting)!;

      const accepted = await player.rest('accept', mission);
      expect(accepted).toMatchObject({ ok: true });
      if (accepted.ok)
        expect(Math.abs(new Date(accepted.result.accepted_at).getTime() - Date.now())).toBeLessThan(SPARE_MS);
      expect(await takes(reporting, aDelivery(`e-${player.id}`, player.id))).toMatchObject({
        accepted: 1,
        moved: 1,
      });
      expect(await on.get(reporting)!.rest('complete', mission)).toMatchObject({ ok: true });
    }
  });

  it('expire an attempt at its instant, neither two minutes early nor late', async () => {
    const on = await aPlayer();
    const mission = await aMission(right, { cargo_quantity: 1, time_limit_seconds: 2 });
    expect(await on.get(behind)!.rest('accept', mission)).toMatchObject({ ok: true });
    expect((await on.get(ahead)!.get('/api/v1/missions/active')).body.acceptances).toHaveLength(1);
    await until(
      'it to be over on all',
      async () => {
        const lists = await Promise.all(
          [...on.values()].map((c) => c.get('/api/v1/missions/active').then((r) => r.body.acceptances)),
        );
        return lists.every((list) => list.length === 0);
      },
      30_000,
    );
  });

  it('say so: each of them, in its metrics and once in its log', async () => {
    const skew = async (server: SpawnedServer) =>
      Number(
        /^missionboard_clock_skew_seconds (\S+)$/m.exec((await call(server, 'GET', '/metrics')).body)?.[1],
      );
    expect(Math.abs(await skew(right))).toBeLessThan(2);
    expect((await skew(ahead)) - OFF_MS / 1000).toBeCloseTo(0, -1);
    expect((await skew(behind)) + OFF_MS / 1000).toBeCloseTo(0, -1);
    const lines = (server: SpawnedServer) => server.output().match(/this machine's clock is [^"]+/g) ?? [];
    expect(lines(right)).toEqual([]);
    expect(lines(ahead)).toEqual([expect.stringMatching(/12\d\.\d s ahead of the database's/)]);
    expect(lines(behind)).toEqual([expect.stringMatching(/1[12]\d\.\d s behind the database's/)]);
  });
});
