import { type Refusal, refuse } from '../missions/refusal.ts';
import { Meter, type Verdict } from './meter.ts';
import { Recent } from './recent.ts';
import type { SharedRate } from './shared-rate.ts';

/** How much each of many names lets through in a second. The look is at memory alone. */
export class Rates {
  readonly #limit: number;
  readonly #shared: SharedRate | undefined;
  readonly #meters = new Recent<{ readonly meter: Meter; untold: number }>();

  constructor(limit: number, shared?: SharedRate) {
    this.#limit = limit;
    this.#shared = shared;
  }

  /** One more under a name; `source` tells apart those who send under it. */
  take(name: string, source?: unknown): Verdict {
    const now = performance.now();
    const known = this.#meters.get(name, now, () => ({ meter: new Meter(this.#limit), untold: 0 }));
    const verdict = known.meter.take(now, source);
    if (this.#shared !== undefined && verdict.kind === 'pass') this.#tell(this.#shared, name, known, now);
    return verdict;
  }

  /** Lets the other processes know of somebody who gets loud, of each passage once. */
  #tell(shared: SharedRate, name: string, known: { readonly meter: Meter; untold: number }, now: number) {
    known.untold++;
    const used = known.meter.used(now);
    if (used < shared.from) return;
    shared.passed(name, Math.min(used, known.untold), (ms) => known.meter.holdUntil(performance.now() + ms));
    known.untold = 0;
  }
}

/** The refusal of what did not pass. */
export const tooMany = (verdict: Exclude<Verdict, { kind: 'pass' }>): Refusal<'request/rate_limited'> =>
  refuse('request/rate_limited', { retryAfterMs: verdict.kind === 'limited' ? verdict.retryAfterMs : 1000 });
