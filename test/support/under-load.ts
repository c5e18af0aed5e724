import { availableParallelism, loadavg } from 'node:os';

/** How much slower than alone anything may be on a machine that only these tests keep busy. */
const SUITE = 4;

/**
 * A limit as it is on a machine that has nothing else to do, stretched by how much this one has: what is
 * too slow fails, what only waits its turn does not. Milliseconds.
 */
export const underLoad = (ms: number): number =>
  ms * Math.max(SUITE, (2 * loadavg()[0]!) / availableParallelism());
