import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { until } from '../support/until.ts';
import { freePort } from './own-cluster.ts';

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

/** A Redis server of the test's own, to be stopped, frozen and flushed at will. */
export interface OwnRedisServer {
  readonly url: string;
  /** Starts it, empty. */
  start(): Promise<void>;
  /** Ends it as a crash of its machine would. */
  crash(): Promise<void>;
  /** Lets it stand still with its connections open, and go on. */
  freeze(): void;
  thaw(): void;
  /** One command, as an operator. */
  run(command: string, ...args: string[]): Promise<unknown>;
}

/** Starts a server on a free port; fails with a clear message where there is no `redis-server`. */
export async function ownRedisServer(): Promise<OwnRedisServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;
  const run = async (command: string, ...args: string[]) => {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await redis.call(command, ...args);
    } finally {
      redis.disconnect();
    }
  };
  const start = async () => {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    server = spawn('redis-server', options, { stdio: 'ignore' });
    const failed = new Promise<never>((_, reject) => {
      server!.once('error', (error) => reject(new Error(`These tests need redis-server: ${error.message}`)));
    });
    const answers = until('Redis to answer', () => run('ping').catch(() => undefined), 20_000);
    await Promise.race([answers, failed]);
  };
  await start();
  return {
    url,
    start,
    run,
    crash: async () => {
      const ended = once(server!, 'exit');
      if (server!.exitCode === null && server!.signalCode === null && server!.kill('SIGKILL')) await ended;
    },
    freeze: () => void server!.kill('SIGSTOP'),
    thaw: () => void server!.kill('SIGCONT'),
  };
}
