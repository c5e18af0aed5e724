/** How long to wait before the next try, ms. */
const RETRY_MS = 1_000;

/**
 * Does what has to be done in the end, trying again each second: what another process told is told once,
 * and the store may be away just then. Each failure is reported.
 */
export async function untilItWorks(
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      onError(error);
      await new Promise<void>((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
  }
}
