import type { Clock } from '../app/ports/clock.ts';
import { FollowedClock, readClock } from './followed-clock.ts';

export interface WatchedClockParts {
  /** The clock that all processes share, epoch ms. */
  ask(): Promise<number>;
  /** This machine's own. */
  readonly system: Clock;
  readonly monotonic: () => number;
  /** Told when this machine's clock comes to be off, by how many ms it is ahead, and when it no longer is. */
  onSkew(aheadMs: number, isOff: boolean): void;
  onError(error: unknown): void;
}

/** How often the shared clock is read anew: quartz is off by some ms in that time at most. */
const EVERY_MS = 30_000;
/** From here on this machine's clock is called off; tokens and the log still follow it. */
const OFF_MS = 1_000;

/** Mission time from a clock that all processes share, read now and then and watched. */
export class WatchedClock implements Clock {
  readonly #parts: WatchedClockParts;
  readonly #clock: FollowedClock;
  #timer: NodeJS.Timeout | undefined;
  #isOff = false;

  private constructor(parts: WatchedClockParts, clock: FollowedClock) {
    this.#parts = parts;
    this.#clock = clock;
  }

  /** Reads the shared clock and keeps reading it. Throws when it cannot be read at all. */
  static async start(parts: WatchedClockParts): Promise<WatchedClock> {
    const { ask, monotonic } = parts;
    const started = new WatchedClock(parts, new FollowedClock(await readClock(ask, monotonic), monotonic));
    started.#look();
    started.#sleep();
    return started;
  }

  now = (): number => this.#clock.now();

  /** By how much this machine's clock is ahead of mission time, ms. */
  aheadMs = (): number => this.#parts.system.now() - this.now();

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #sleep(): void {
    this.#timer = setTimeout(() => void this.#follow(), EVERY_MS).unref();
  }

  async #follow(): Promise<void> {
    const { ask, monotonic, onError } = this.#parts;
    try {
      this.#clock.follow(await readClock(ask, monotonic));
      this.#look();
    } catch (error) {
      // The clock runs on as it is: who cannot read it does not write either.
      onError(error);
    }
    if (this.#timer !== undefined) this.#sleep();
  }

  #look(): void {
    const ahead = this.aheadMs();
    const isOff = Math.abs(ahead) > OFF_MS;
    if (isOff !== this.#isOff) this.#parts.onSkew(ahead, isOff);
    this.#isOff = isOff;
  }
}
