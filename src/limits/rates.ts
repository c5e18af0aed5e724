import { type Refusal, refuse } from '../missions/refusal.ts';
import { Meter, type Verdict } from './meter.ts';
import { Recent } from './recent.ts';
import type { SharedRate } from './shared-rate.ts';

/** How much each of many names lets through in a second. The look is at memory alone. */
export class Rates {
  readonly #limit: number;
  readonly #shared: SharedRate | undefined;
  readonly #meters = new Recent<Meter>();

  constructor(limit: number, shared?: SharedRate) {
    this.#limit = limit;
    this.#shared = shared;
  }

  /** One more under a name; `source` tells apart those who send under it. */
  take(name: string, source?: unknown): Verdict {
    const now = performance.now();
    const meter = this.#meters.get(name, now, () => new Meter(this.#limit));
    const verdict = meter.take(now, source);
    if (this.#shared !== undefined && verdict.kind === 'pass')
      this.#shared.passed(name, meter.used(now), (ms) => meter.holdUntil(performance.now() + ms));
    return verdict;
  }
}

/** The refusal of what did not pass. */
export const tooMany = (verdict: Exclude<Verdict, { kind: 'pass' }>): Refusal<'request/rate_limited'> =>
  refuse('request/rate_limited', { retryAfterMs: verdict.kind === 'limited' ? verdict.retryAfterMs : 1000 });
