import type { WorkInHand } from '../app/pacing/work-in-hand.ts';
import { type Store, StoreUnavailable } from '../app/ports/store.ts';

/** What keeps the server from its work, by name; nothing when it is ready. */
export async function failing(
  store: Pick<Store, 'readiness'>,
  work: Pick<WorkInHand, 'isEnding'>,
): Promise<readonly string[]> {
  if (work.isEnding) return ['stopping'];
  try {
    const readiness = await store.readiness();
    return readiness === 'ready' ? [] : [readiness];
  } catch (error) {
    if (error instanceof StoreUnavailable) return ['database_away'];
    throw error;
  }
}
