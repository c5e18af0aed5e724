/**
 * How long to wait before a try, ms: up to twice as long after each failure, at most `max`, and by
 * chance somewhere within the upper half, so that a server that comes back is not met by everybody at
 * once. `failures` is how many tries failed in a row, from 0.
 */
export function backoff(failures: number, first: number, max: number, random: number): number {
  const ceiling = Math.min(max, first * 2 ** Math.min(failures, 20));
  return Math.round(ceiling * (0.5 + random / 2));
}

/** Waits so long, or until `wake` is called. */
export function pause(ms: number): { readonly over: Promise<void>; wake(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  return {
    over: promise,
    wake: () => {
      clearTimeout(timer);
      resolve();
    },
  };
}
