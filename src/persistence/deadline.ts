import { AsyncLocalStorage } from 'node:async_hooks';

const deadlines = new AsyncLocalStorage<number>();

/**
 * Does the work so that every statement it sends ends within `ms` of now, answered or not: the
 * connection of one that is not is destroyed. So no work outlives those who waited for it.
 */
export const byDeadline = <T>(ms: number, work: () => Promise<T>): Promise<T> =>
  deadlines.run(performance.now() + ms, work);

/** How long a statement of this work may still take, ms, at least 1; undefined where nobody said. */
export function msLeft(): number | undefined {
  const deadline = deadlines.getStore();
  return deadline === undefined ? undefined : Math.max(1, Math.ceil(deadline - performance.now()));
}
