import type { Random } from './random.ts';

/**
 * The first that works out of those drawn by weight without replacement: where one does not, the
 * rest keep their proportions. Gives up after `most` draws.
 */
export function drawFeasible<T, R>(
  random: Random,
  list: readonly T[],
  weightOf: (element: T) => number,
  attempt: (element: T) => R | undefined,
  most: number = list.length,
): R | undefined {
  const left = [...list];
  for (let draws = 0; draws < most && left.length > 0; draws++) {
    const chosen = random.weighted(left, weightOf);
    const result = attempt(chosen);
    if (result !== undefined) return result;
    left.splice(left.indexOf(chosen), 1);
  }
  return undefined;
}
