import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** The part of a limit that one process lets through before it tells the others. */
const QUIET_PART = 4;
/** Redis, and whether it answers. */
interface Line {
  readonly redis: Redis;
  readonly isUp: boolean;
}

/** Questions to Redis that may wait for their answers; what comes on top is not asked. */
const MOST_UNDER_WAY = 500;

/**
 * A limit that several processes keep together. Nobody waits for it: what passed here is told to Redis
 * behind the fact, and when all of them together let too much through, each holds back for the rest of
 * that second. Whoever is quiet is never told of; without Redis each process keeps the limit alone.
 */
export class SharedRate {
  readonly #line: Line;
  readonly #limiter: RateLimiterRedis;
  /** From how many a second on the others are told. */
  readonly from: number;
  #underWay = 0;

  constructor(line: Line, keyPrefix: string, limit: number) {
    this.#line = line;
    this.#limiter = new RateLimiterRedis({ storeClient: line.redis, keyPrefix, points: limit, duration: 1 });
    this.from = Math.max(1, Math.ceil(limit / QUIET_PART));
  }

  /** Tells that so many more passed under a name; `hold` is called when all together it was too much. */
  passed(name: string, points: number, hold: (ms: number) => void): void {
    if (!this.#line.isUp || this.#underWay >= MOST_UNDER_WAY) return;
    this.#underWay++;
    this.#limiter
      .consume(name, points)
      .catch((rejection: unknown) => {
        // Anything else is Redis being away, which others notice and tell.
        if (rejection instanceof RateLimiterRes) hold(rejection.msBeforeNext);
      })
      .finally(() => {
        this.#underWay--;
      });
  }
}
