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
  /** How late the last work was applied, ms; since when work is owed that could not be applied. */
  #late = 0;
  #owedSince: number | undefined;

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

  /** How late what falls due is applied, ms: the last work, or what is waiting for a store that is away. */
  get lagMs(): number {
    return this.#owedSince === undefined ? this.#late : this.#clock.now() - this.#owedSince;
  }

  /** Something will be due at this instant, 0 for now: wakes up no later than then. */
  consider(when: number): void {
    const at = when === 0 ? this.#clock.now() : when;
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
    const dueAt = Math.min(this.#wakeAt, this.#owedSince ?? now, now);
    const instants: number[] = [];
    let owed = false;
    for (const source of this.#sources) {
      try {
        await source.apply(now);
        instants.push((await source.next()) ?? Number.POSITIVE_INFINITY);
      } catch (error) {
        // One source that fails keeps no other from its work, unless there is no store for any.
        this.#onError(error);
        owed = true;
        instants.push(this.#clock.now() + RETRY_MS);
        if (error instanceof StoreUnavailable) break;
      }
    }
    this.#owedSince = owed ? dueAt : undefined;
    this.#late = this.#clock.now() - dueAt;
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
