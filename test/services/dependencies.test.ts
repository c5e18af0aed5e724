import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unusedPort } from '../demo/unused-port.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { until } from '../support/until.ts';
import { type OwnCluster, ownCluster } from './own-cluster.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

const PATIENCE_MS = 60_000;

let cluster: OwnCluster;
let database: OwnDatabase;
let server: RunningServer;
let redis: string;

beforeAll(async () => {
  cluster = await ownCluster();
  database = await ownDatabase(cluster.url);
  redis = `127.0.0.1:${await unusedPort()}`;
  server = await runningServer({
    DATABASE_URL: database.url,
    REDIS_URL: `redis://${redis}`,
    LOG_LEVEL: 'info',
  });
});
afterAll(async () => {
  await server?.end();
  await cluster?.remove();
});

const said = (msg: string) =>
  server
    .output()
    .split('\n')
    .filter((line) => line.includes(`"msg":"${msg}"`))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const metrics = async () => (await server.call('GET', '/metrics')).body as string;

describe('a wrong REDIS_URL', () => {
  it('is one line that says where nothing answered, and the server runs', async () => {
    await until('the line', () => said('redis lost').length > 0, PATIENCE_MS);
    expect(said('redis lost')).toEqual([
      expect.objectContaining({ level: 40, dependency: 'redis', address: `redis://${redis}` }),
    ]);
    expect(
      server
        .output()
        .split('\n')
        .filter((line) => /redis/i.test(line) && !line.includes('starting')),
    ).toHaveLength(1);
    expect(await metrics()).toMatch(/^missionboard_redis_up 0$/m);
    expect((await server.call('GET', '/healthz')).status).toBe(200);
  });
});

describe('a database that goes away while nobody plays', () => {
  it('is told once, and once that it is back', async () => {
    expect(await metrics()).toMatch(/^missionboard_database_up 1$/m);
    expect(await metrics()).toMatch(/^missionboard_pool_connections\{state="total"\} [1-9]/m);

    await cluster.crash();
    await until('its loss', () => said('database lost').length > 0, PATIENCE_MS);
    expect(await metrics()).toMatch(/^missionboard_database_up 0$/m);
    await cluster.start();
    await until('its return', () => said('database back').length > 0, PATIENCE_MS);
    expect(await metrics()).toMatch(/^missionboard_database_up 1$/m);
    expect([said('database lost').length, said('database back').length]).toEqual([1, 1]);
  });
});
