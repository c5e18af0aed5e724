import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectGraceful, stopUnderLoad } from '../proofs/stopping-scenario.ts';
import { tempDir } from '../support/spawned-server.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';
import { ownNetwork } from './own-network.ts';
import { type OwnRedisServer, ownRedisServer } from './own-redis.ts';

const folder = tempDir();
let database: OwnDatabase;
let redis: OwnRedisServer;
beforeAll(async () => {
  [database, redis] = await Promise.all([ownDatabase(), ownRedisServer()]);
});
afterAll(async () => {
  redis?.thaw();
  await redis?.crash();
  await database?.drop();
  folder.remove();
});

describe('a process that is told to stop under load', () => {
  it('leaves nobody without an answer', async () => {
    const env = { DATABASE_URL: database.url, REDIS_URL: redis.url, DATA_DIR: folder.dir };
    expectGraceful(await stopUnderLoad(env));
  });

  it('leaves nobody without an answer while the database hangs and Redis stands still', async () => {
    const network = await ownNetwork(database.url);
    const env = { DATABASE_URL: network.url, REDIS_URL: redis.url, DATA_DIR: folder.dir };
    const stopped = stopUnderLoad(env, () => {
      network.blackHole();
      redis.freeze();
    });
    expectGraceful(await stopped.finally(() => network.remove()));
  });
});
