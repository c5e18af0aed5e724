import type { Clock } from '../app/ports/clock.ts';

/** What another clock showed, and at which moment of this process's own monotonic time; all in ms. */
export interface Reading {
  readonly at: number;
  /** Epoch milliseconds. */
  readonly time: number;
  /** How far it may be wrong either way: half the way there and back. */
  readonly uncertainty: number;
}

/** How much faster or slower than time it runs while it makes good for a difference. */
const SLEW = 0.1;
/** A difference forward that is larger is made good at once: what is due should not wait for it. */
const STEP_MS = 1_000;

/**
 * A clock that follows another by readings of it. Between them it counts monotonic time, so a step of
 * this machine's clock does not touch it. It never runs backwards: what it is ahead is made good by
 * running slower.
 */
export class FollowedClock implements Clock {
  readonly #monotonic: () => number;
  #at: number;
  #time: number;
  /** What is still to be made good since then. */
  #owed = 0;

  constructor(first: Reading, monotonic: () => number) {
    this.#monotonic = monotonic;
    this.#at = monotonic();
    this.#time = first.time + (this.#at - first.at);
  }

  now(): number {
    return Math.floor(this.#exact(this.#monotonic()));
  }

  follow({ at, time, uncertainty }: Reading): void {
    const now = this.#monotonic();
    const shown = this.#exact(now);
    const difference = time + (now - at) - shown;
    const step = difference > STEP_MS ? difference : 0;
    this.#at = now;
    this.#time = shown + step;
    this.#owed = Math.abs(difference) <= uncertainty ? 0 : difference - step;
  }

  #exact(at: number): number {
    const elapsed = at - this.#at;
    const most = elapsed * SLEW;
    return this.#time + elapsed + Math.max(-most, Math.min(most, this.#owed));
  }
}

/** Reads another clock some times and gives the reading that is surest. */
export async function readClock(
  ask: () => Promise<number>,
  monotonic: () => number,
  samples = 5,
): Promise<Reading> {
  let best: Reading | undefined;
  for (let n = 0; n < samples; n++) {
    const before = monotonic();
    const time = await ask();
    const after = monotonic();
    const uncertainty = (after - before) / 2;
    if (best === undefined || uncertainty < best.uncertainty)
      best = { at: before + uncertainty, time, uncertainty };
  }
  return best!;
}
