import { Redis } from 'ioredis';

const SERVER = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';
/** How many databases a Redis has unless it is told otherwise. */
const DATABASES = 16;

/** An empty database of the Redis that the suite is given, emptied again at the end. */
export interface OwnRedis {
  readonly url: string;
  release(): Promise<void>;
}

/** Finds an empty database; fails with a clear message where there is no Redis. */
export async function ownRedis(): Promise<OwnRedis> {
  for (let db = 1; db < DATABASES; db++) {
    const redis = new Redis(SERVER, { db, lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    await redis.connect().catch((error: Error) => {
      throw new Error(`These tests need Redis (TEST_REDIS_URL, else ${SERVER}): ${error.message}`);
    });
    // The mark takes the database before anybody else finds it empty.
    if ((await redis.dbsize()) === 0 && (await redis.set('taken-by-a-test', '1', 'NX')) === 'OK') {
      const url = new URL(SERVER);
      url.pathname = `/${db}`;
      return {
        url: url.href,
        release: async () => {
          await redis.flushdb();
          await redis.quit();
        },
      };
    }
    await redis.quit();
  }
  throw new Error(`No database of ${SERVER} is empty.`);
}
