/** How many times the limit a client has to send for how many seconds in a row to be put out. */
const FLOOD_FACTOR = 5;
const FLOOD_SECONDS = 3;

export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'flood' };

const PASS: Verdict = { kind: 'pass' };

/**
 * Lets at most `limit` messages through in any second, and tells when a client floods on. Follows
 * system time: the mission clock may jump.
 */
export class RateLimit {
  readonly #limit: number;
  /** When the last `limit` messages passed, in a ring. */
  readonly #passed: number[] = [];
  #next = 0;
  #second = 0;
  #inSecond = 0;
  #loudSeconds = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  take(now: number): Verdict {
    if (this.#flooding(now)) return { kind: 'flood' };
    const oldest = this.#passed[this.#next];
    if (oldest !== undefined && now - oldest < 1000)
      return { kind: 'limited', retryAfterMs: Math.max(1, Math.ceil(1000 - (now - oldest))) };
    this.#passed[this.#next] = now;
    this.#next = (this.#next + 1) % this.#limit;
    return PASS;
  }

  #flooding(now: number): boolean {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      const loud = this.#inSecond > this.#limit * FLOOD_FACTOR && second === this.#second + 1;
      this.#loudSeconds = loud ? this.#loudSeconds + 1 : 0;
      this.#second = second;
      this.#inSecond = 0;
    }
    this.#inSecond++;
    return this.#loudSeconds >= FLOOD_SECONDS;
  }
}
