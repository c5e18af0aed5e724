/** How many times the limit somebody has to send, for how many seconds in a row, to be put out. */
const FLOOD_FACTOR = 5;
const FLOOD_SECONDS = 3;
const SECOND = 1000;

export type Verdict =
  | { readonly kind: 'pass' }
  /** `pauseMs`: so much came that its sender need not be listened to for that long. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number; readonly pauseMs?: number }
  | { readonly kind: 'flood' };

const PASS: Verdict = { kind: 'pass' };
const FLOOD: Verdict = { kind: 'flood' };

/**
 * Lets at most `limit` through in any second, and tells who floods on. Instants are ms of a clock that
 * only moves forward: the mission clock may jump.
 */
export class Meter {
  readonly #limit: number;
  /** When what counts passed, oldest first, from `#oldest` on. */
  #passed: number[] = [];
  #oldest = 0;
  #heldUntil = 0;
  #second = 0;
  #inSecond = 0;
  #loudSeconds = 0;
  /** Who sent beyond the limit, in this second and in the last. */
  #beyond = new Map<unknown, number>();
  #beyondBefore = new Map<unknown, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** One more; by a source where it comes by something that can be put out. */
  take(now: number, source?: unknown): Verdict {
    this.#count(now, source);
    if (this.#loudSeconds >= FLOOD_SECONDS && source !== undefined && this.#isLoud(source)) return FLOOD;
    const waitMs = Math.max(this.#waitMs(now), this.#heldUntil - now);
    if (waitMs > 0) return this.#limited(now, waitMs);
    this.#passed.push(now);
    return PASS;
  }

  /** How many passed within the last second. */
  used(now: number): number {
    this.#forget(now);
    return this.#passed.length - this.#oldest;
  }

  /** Lets nothing through before an instant: others have used up what is left. */
  holdUntil(at: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, at);
  }

  #waitMs(now: number): number {
    return this.used(now) < this.#limit ? 0 : SECOND - (now - this.#passed[this.#oldest]!);
  }

  #limited(now: number, waitMs: number): Verdict {
    const retryAfterMs = Math.max(1, Math.ceil(waitMs));
    if (this.#inSecond <= this.#limit * FLOOD_FACTOR) return { kind: 'limited', retryAfterMs };
    return { kind: 'limited', retryAfterMs, pauseMs: Math.ceil((this.#second + 1) * SECOND - now) };
  }

  #forget(now: number): void {
    while (this.#oldest < this.#passed.length && now - this.#passed[this.#oldest]! >= SECOND) this.#oldest++;
    if (this.#oldest > 32 && this.#oldest * 2 > this.#passed.length) {
      this.#passed = this.#passed.slice(this.#oldest);
      this.#oldest = 0;
    }
  }

  #count(now: number, source: unknown): void {
    const second = Math.floor(now / SECOND);
    if (second !== this.#second) {
      const loud = this.#inSecond > this.#limit * FLOOD_FACTOR && second === this.#second + 1;
      this.#loudSeconds = loud ? this.#loudSeconds + 1 : 0;
      this.#second = second;
      this.#inSecond = 0;
      if (this.#beyond.size + this.#beyondBefore.size > 0) {
        this.#beyondBefore = this.#beyond;
        this.#beyond = new Map();
      }
    }
    if (++this.#inSecond > this.#limit) this.#beyond.set(source, (this.#beyond.get(source) ?? 0) + 1);
  }

  /** Whether a source had half its share in the last second's noise: a quiet device need not pay for a loud one. */
  #isLoud(source: unknown): boolean {
    const before = this.#beyondBefore;
    const all = before.values().reduce((sum, n) => sum + n, 0);
    return (before.get(source) ?? 0) * before.size * 2 >= all;
  }
}
