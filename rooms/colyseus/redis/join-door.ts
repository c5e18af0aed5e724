import { matchMaker, ServerError } from '@colyseus/core';
import type { RedisLine } from './redis-line.ts';

/** How long a join may wait for other processes while Redis is away, ms, and how often that is looked at. */
const WAIT_MS = 1_700;
const LOOK_MS = 100;

/**
 * Refuses joins that cannot go on because Redis went away under them, for Colyseus 0.18: it asks the
 * process that has a room, and waits for the answer time and again. Joins that need nobody else go on.
 */
export function refuseStuckJoins(line: RedisLine): void {
  const { controller } = matchMaker;
  const invoke = controller.invokeMethod.bind(controller);
  controller.invokeMethod = async (...args) => {
    let timer: NodeJS.Timeout | undefined;
    const since = performance.now();
    const stuck = new Promise<never>((_, reject) => {
      timer = setInterval(() => {
        if (line.isUp || performance.now() - since < WAIT_MS) return;
        reject(new ServerError(503, 'server/unavailable'));
      }, LOOK_MS);
    });
    try {
      return await Promise.race([invoke(...args), stuck]);
    } finally {
      clearInterval(timer);
    }
  };
}
