import type { Clock } from '../app/ports/clock.ts';
import { StoreUnavailable } from '../app/ports/store.ts';

/** Something that time changes: it knows when next, and applies what is due. */
export interface DueSource {
  /** The next instant at which it changes anything (epoch ms); null when none is known. */
  next(): Promise<number | null>;
  /** Applies everything due at `now`. */
  apply(now: number): Promise<void>;
}

/** Longest sleep: a clock that was stepped, or a laptop that slept, is noticed within this time. */
const LONGEST_SLEEP_MS = 30_000;
/** After a failure (the database is away) it looks again this soon. */
const RETRY_MS = 1_000;

/**
 * The one clock service of a process: sleeps until the next due instant, applies what is due, and
 * goes back to sleep. Whoever makes something due earlier calls `consider`.
 */
export class DueSchedule {
  readonly #clock: Clock;
  readonly #sources: readonly DueSource[];
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #wakeAt = Number.POSITIVE_INFINITY;
  #running: Promise<void> | undefined;
  #considered = Number.POSITIVE_INFINITY;
  #stopped = false;

  constructor(clock: Clock, sources: readonly DueSource[], onError: (error: unknown) => void) {
    this.#clock = clock;
    this.#sources = sources;
    this.#onError = onError;
  }

  /** Applies what fell due while the process was down, then keeps going. */
  start = (): Promise<void> => this.run();

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Something will be due at this instant: wakes up no later than then. */
  consider(at: number): void {
    // While it runs, the sources may have been asked already: what comes in then is kept for the end.
    if (this.#running !== undefined) this.#considered = Math.min(this.#considered, at);
    else if (at < this.#wakeAt) this.#sleepUntil(at);
  }

  /** Applies everything due now; resolves when it is applied, also when the clock was just moved. */
  async run(): Promise<void> {
    // What is running may have read the clock before it was moved: wait for it, then look again.
    while (this.#running !== undefined) await this.#running;
    this.#running = this.#applyAll();
    try {
      await this.#running;
    } finally {
      this.#running = undefined;
    }
  }

  async #applyAll(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const now = this.#clock.now();
    const instants: number[] = [];
    for (const source of this.#sources) {
      try {
        await source.apply(now);
        instants.push((await source.next()) ?? Number.POSITIVE_INFINITY);
      } catch (error) {
        // One source that fails keeps no other from its work, unless there is no store for any.
        this.#onError(error);
        instants.push(this.#clock.now() + RETRY_MS);
        if (error instanceof StoreUnavailable) break;
      }
    }
    this.#sleepUntil(Math.min(...instants));
  }

  #sleepUntil(at: number): void {
    if (this.#stopped) return;
    this.#wakeAt = Math.min(at, this.#considered);
    this.#considered = Number.POSITIVE_INFINITY;
    clearTimeout(this.#timer);
    const ms = Math.max(0, Math.min(this.#wakeAt - this.#clock.now(), LONGEST_SLEEP_MS));
    this.#timer = setTimeout(() => void this.run(), Math.ceil(ms)).unref();
  }
}
