import { underLoad } from './under-load.ts';

const STEP_MS = 5;
/** Long enough for anything that comes at all. */
const PATIENCE_MS = 15_000;

/**
 * Looks again and again until there is something to see, and gives it. Throws with `what` when that
 * takes longer than `ms`, stretched by the load. For what happens elsewhere: another process, a socket, a
 * database.
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  ms = PATIENCE_MS,
): Promise<Exclude<T, undefined | null | false>> {
  const started = performance.now();
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== null && seen !== false)
      return seen as Exclude<T, undefined | null | false>;
    const waited = performance.now() - started;
    if (waited > underLoad(ms)) throw new Error(`waited ${Math.round(waited)} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}
