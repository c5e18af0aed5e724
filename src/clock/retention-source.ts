import type { PageKey } from '../app/ports/cursor.ts';
import type { RetentionStore } from '../app/ports/retention-store.ts';
import type { DueSource } from './due-schedule.ts';

/** How long what is no longer needed is kept, ms. */
export interface Retention {
  readonly eventsMs: number;
  readonly outboxMs: number;
}

/** Rows that one statement of a sweep touches, and how many statements it runs before others have their turn. */
const SWEEP = 500;
const STATEMENTS = 10;
/** How often it looks when there is little to do, and when there is more than it did. */
const EVERY_MS = 10 * 60_000;
const AGAIN_MS = 1_000;

const DAY_MS = 24 * 3_600_000;
/**
 * An event's id is kept a little longer than an event of its instant is taken: one that was ahead of the
 * clock counted as of then, and another process's clock may be behind.
 */
const EVENT_MARGIN_MS = 3_600_000;
/** How long an offer that nobody took is kept behind its end; a day's targets are looked up by them. */
const OFFERS_MS = 3 * DAY_MS;

/** Takes away what is kept for a time only: event ids, outbox entries, command answers, offers nobody took. */
export function retentionSweep(store: RetentionStore, { eventsMs, outboxMs }: Retention): DueSource {
  const offers = new OfferSweep(store);
  // Each says whether there may be more to do.
  const sweeps: ((now: number) => Promise<boolean>)[] = [
    async (now) => (await store.events(now - eventsMs - EVENT_MARGIN_MS, SWEEP)) >= SWEEP,
    async (now) => (await store.outbox(now - outboxMs, SWEEP)) >= SWEEP,
    async () => (await store.answers(SWEEP)) >= SWEEP,
    (now) => offers.sweep(now),
  ];
  let dueAt = Number.NEGATIVE_INFINITY;
  return {
    next: async () => (Number.isFinite(dueAt) ? dueAt : null),
    async apply(now) {
      if (now < dueAt) return;
      const unfinished: boolean[] = [];
      for (const sweep of sweeps) unfinished.push(await moreThan(STATEMENTS, () => sweep(now)));
      dueAt = now + (unfinished.includes(true) ? AGAIN_MS : EVERY_MS);
    },
  };
}

/** Whether there is more to do after so many steps. */
async function moreThan(steps: number, step: () => Promise<boolean>): Promise<boolean> {
  for (let n = 0; n < steps; n++) if (!(await step())) return false;
  return true;
}

/**
 * Goes through what ended, from where it was the last time: what it left standing is not looked at again
 * at every turn. Once a day it begins anew, because the last offer of a place is not the last for ever.
 */
class OfferSweep {
  readonly #store: RetentionStore;
  #from: PageKey | undefined;
  #begun = Number.NEGATIVE_INFINITY;

  constructor(store: RetentionStore) {
    this.#store = store;
  }

  async sweep(now: number): Promise<boolean> {
    if (now - this.#begun >= DAY_MS) {
      this.#from = undefined;
      this.#begun = now;
    }
    const next = await this.#store.offers(now - OFFERS_MS, this.#from, SWEEP);
    this.#from = next ?? { at: now - OFFERS_MS, id: FIRST_ID };
    return next !== undefined;
  }
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
