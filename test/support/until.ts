const STEP_MS = 5;

/**
 * Looks again and again until there is something to see, and gives it. Throws with `what` when that
 * takes longer than `ms`. For what happens elsewhere: another process, a socket, a database.
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  ms = 5000,
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = performance.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== null && seen !== false)
      return seen as Exclude<T, undefined | null | false>;
    if (performance.now() > deadline) throw new Error(`waited ${ms} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}
