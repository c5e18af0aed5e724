import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCaller, aMission, call, type Device } from '../proofs/board-client.ts';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';
import { type OwnNetwork, ownNetwork } from './own-network.ts';

const ROOMS = 50;
const AWAY_MS = 8_000;

const folder = tempDir();
let database: OwnDatabase;
let network: OwnNetwork;
let server: SpawnedServer;
let devices: Device[];

beforeAll(async () => {
  database = await ownDatabase();
  network = await ownNetwork(database.url);
  server = await spawnServer({
    DATABASE_URL: network.url,
    DATA_DIR: folder.dir,
    RANDOM_OFFERS: '0',
    FACTION_BOARD_SIZE: '0',
    LOG_LEVEL: 'info',
  });
  const callers = await Promise.all(Array.from({ length: ROOMS }, () => aCaller(server)));
  devices = await Promise.all(callers.map((caller) => caller.join()));
});
afterAll(async () => {
  await server?.stop();
  await network?.remove();
  await database?.drop();
  folder.remove();
});

/** Loads in vain, and whatever else failed, so far. */
async function failures(): Promise<number> {
  const { body } = await call(server, 'GET', '/metrics');
  return Number(/^missionboard_errors_total (\d+)$/m.exec(body)?.[1]);
}

it('fifty rooms whose players go on asking while the database is away cost it and the log next to nothing', async () => {
  const mission = await aMission(server);
  await until('the mission', () => devices.every((d) => d.room.state.available.has(mission)), 20_000);
  const before = { failures: await failures(), lines: server.output().split('\n').length };
  network.reset();
  const end = performance.now() + AWAY_MS;
  let refused = 0;
  await Promise.all(
    devices.map(async (device) => {
      while (performance.now() < end) {
        const outcome = await device.ask('accept', mission);
        if (!outcome.ok && outcome.code === 'server/unavailable') refused++;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }),
  );
  const lines = server.output().split('\n').length - before.lines;
  network.mend();

  expect(refused).toBeGreaterThan(ROOMS);
  // One room tries for all, every few seconds; not each of fifty, four times a second and oftener.
  expect((await failures()) - before.failures).toBeLessThan(100);
  expect(lines).toBeLessThan(60);
  // What is left is fresh soon, without any room being told again.
  await until('the database to be found', async () => (await devices[0]!.ask('accept', mission)).ok, 20_000);
  for (const device of devices.slice(1)) await device.ask('accept', mission);
  await until('every room to show it', () => devices.every((d) => d.room.state.active.has(mission)), 20_000);
  await Promise.all(devices.map((d) => d.leave()));
});
