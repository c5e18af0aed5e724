/** How long what nobody asks for is kept at least, ms. */
const KEPT_MS = 2000;
/** How many are kept at most, twice: whoever has more names than that gets a fresh start for each. */
const MOST = 50_000;

/**
 * Remembers by name what was asked for lately and forgets the rest, without a timer: what was not
 * asked for in one generation is dropped at the end of the next.
 */
export class Recent<V> {
  #young = new Map<string, V>();
  #old = new Map<string, V>();
  #since = 0;

  get(name: string, now: number, make: () => V): V {
    if (now - this.#since > KEPT_MS || this.#young.size >= MOST) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#since = now;
    }
    const young = this.#young.get(name);
    if (young !== undefined) return young;
    const value = this.#old.get(name) ?? make();
    this.#young.set(name, value);
    return value;
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }
}
