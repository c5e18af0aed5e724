/** Chance that repeats itself: the same seed gives the same choices. */
export class Chance {
  #state: number;

  constructor(seed: string | number) {
    this.#state = hashOf(String(seed));
  }

  /** From 0 up to but not including 1. */
  next(): number {
    // Mulberry32: small, and good enough to choose by.
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.next() * times < 1;
  }

  /** One of them; undefined when there are none. */
  pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.next() * list.length)];
  }

  /** One of them, each as likely as its weight. */
  weighted<T>(list: readonly (readonly [T, number])[]): T | undefined {
    let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    return list.find(([, weight]) => {
      left -= weight;
      return left < 0;
    })?.[0];
  }

  /** A player's id: of version 4, as far as anybody looks. */
  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.between(0, 15).toString(16)).join('');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20),
    ].join('-');
  }
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}
