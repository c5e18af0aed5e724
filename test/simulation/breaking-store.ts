import {
  type BatchNeeds,
  type Loaded,
  type Store,
  StoreUnavailable,
  type Writes,
} from '../../src/app/ports/store.ts';

/** What may become of one transaction. */
export type Fate = 'well' | 'fails' | 'answer is lost' | 'process dies behind the commit';

/** Lets transactions in one after the other, as row locks do for those about one player. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

/** How a process reaches the store that all share. */
export interface Way {
  readonly locks: OneAtATime;
  fateOf(): Fate;
  dies(): void;
  isDead(): boolean;
}

/** The store by one process's way: each transaction meets its fate, and what the dead asked has no answer. */
export function breakingStore(store: Store, { locks, fateOf, dies, isDead }: Way): Store {
  const batch = async <T>(
    needs: BatchNeeds,
    work: (loaded: Loaded) => { writes: Writes; result: T },
  ): Promise<T> => {
    const fate = fateOf();
    if (fate === 'fails') throw new StoreUnavailable('simulated: the transaction fails');
    const done = await locks.run(async () =>
      // What a process had not begun when it died does not happen.
      isDead() ? undefined : { result: await store.batch(needs, work) },
    );
    if (fate === 'process dies behind the commit') dies();
    if (done === undefined || isDead()) return never();
    if (fate === 'answer is lost') throw new StoreUnavailable('simulated: the answer is lost');
    return done.result;
  };
  return new Proxy(store, {
    get: (target, key) => {
      if (key === 'batch') return batch;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
