import type { BatchNeeds, Loaded, Store, Writes } from '../../src/app/ports/store.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';

/** What a fake does around the real batch: wait, throw, or just call `run`. */
export type AroundBatch = (needs: BatchNeeds, run: () => Promise<unknown>) => Promise<unknown>;

/** A memory store whose batches a test watches and breaks; `batches` are the needs of each, in order. */
export class WatchedStore extends MemoryStore implements Store {
  readonly batches: BatchNeeds[] = [];
  around: AroundBatch = (_, run) => run();

  constructor(systemNow: () => number = () => Date.now()) {
    super(systemNow);
  }

  override batch<T>(needs: BatchNeeds, work: (loaded: Loaded) => { writes: Writes; result: T }): Promise<T> {
    this.batches.push(needs);
    return this.around(needs, () => super.batch(needs, work)) as Promise<T>;
  }
}

/** A promise that a test settles. */
export const gate = (): PromiseWithResolvers<void> => Promise.withResolvers<void>();
