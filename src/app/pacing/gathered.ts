import { untilItWorks } from './until-it-works.ts';

/** Most that is worked on at once. */
const TOGETHER = 500;

/**
 * Does work on things by name, together: what is asked for while it works is worked on next, and what is
 * asked for twice once.
 */
export class Gathered<T> {
  readonly #work: (items: readonly T[]) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  readonly #waiting = new Map<string, T>();
  #working = false;

  constructor(work: (items: readonly T[]) => Promise<void>, onError: (error: unknown) => void) {
    this.#work = work;
    this.#onError = onError;
  }

  add(items: Iterable<readonly [name: string, item: T]>): void {
    for (const [name, item] of items) this.#waiting.set(name, item);
    if (!this.#working && this.#waiting.size > 0) void this.#workOff();
  }

  async #workOff(): Promise<void> {
    this.#working = true;
    while (this.#waiting.size > 0) {
      const some = [...this.#waiting].slice(0, TOGETHER);
      for (const [name] of some) this.#waiting.delete(name);
      await untilItWorks(() => this.#work(some.map(([, item]) => item)), this.#onError);
    }
    this.#working = false;
  }
}
