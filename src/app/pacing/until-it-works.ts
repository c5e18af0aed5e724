import { StoreUnavailable } from '../ports/store.ts';
import { backoffMs } from './backoff.ts';

/**
 * Does what has to be done in the end: what another process told is told once, and the store may be away
 * just then. Any other failure would come again each time: it is reported, and that is all.
 */
export async function untilItWorks(
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): Promise<void> {
  for (let failures = 1; ; failures++) {
    try {
      await work();
      return;
    } catch (error) {
      onError(error);
      if (!(error instanceof StoreUnavailable)) return;
      const ms = backoffMs(failures, Math.random());
      await new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
    }
  }
}
