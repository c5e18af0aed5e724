import type { Refusal } from '../missions/refusal.ts';
import { refuse } from '../missions/refusal.ts';

/** Players remembered at once; the oldest are forgotten, which only ever lets more through. */
const REMEMBERED = 10_000;

/** At most `limit` commands a second from one player over HTTP. Follows system time. */
export class HttpLimits {
  readonly #limit: number;
  readonly #windows = new Map<string, number[]>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The refusal of one command too many; undefined when it may pass. */
  take(playerId: string): Refusal | undefined {
    const now = performance.now();
    const passed = (this.#windows.get(playerId) ?? []).filter((at) => now - at < 1000);
    this.#windows.delete(playerId);
    this.#windows.set(playerId, passed);
    if (this.#windows.size > REMEMBERED) this.#windows.delete(this.#windows.keys().next().value!);
    if (passed.length >= this.#limit) {
      const retryAfterMs = Math.max(1, Math.ceil(1000 - (now - passed[0]!)));
      return refuse('request/rate_limited', { retryAfterMs });
    }
    passed.push(now);
    return undefined;
  }
}
