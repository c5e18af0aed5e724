import { backoffMs } from '../src/app/pacing/backoff.ts';
import { StoreUnavailable } from '../src/app/ports/store.ts';

/** What can read its player again. */
export interface Reloading {
  reload(): Promise<void>;
}

export interface ReloadsParts {
  /** Between 0 and 1. */
  chance(): number;
  onError(error: unknown): void;
}

/** Rooms that read at once. */
const TOGETHER = 10;

/**
 * Has rooms read their players again, each once however often it is asked, and never many at a time. While
 * the store is away one room tries for all, less and less often: an outage costs the same with one room or
 * with thousands. A room that fails for itself waits for itself.
 */
export class Reloads {
  readonly #parts: ReloadsParts;
  readonly #waiting = new Set<Reloading>();
  readonly #reading = new Set<Reloading>();
  readonly #failures = new WeakMap<Reloading, number>();
  /** How often in a row the store was away. */
  #away = 0;
  #pause: NodeJS.Timeout | undefined;

  constructor(parts: ReloadsParts) {
    this.#parts = parts;
  }

  /** Reads soon; once more, should it be reading already. */
  ask(room: Reloading): void {
    this.#waiting.add(room);
    this.#next();
  }

  /** The room is gone. */
  forget(room: Reloading): void {
    this.#waiting.delete(room);
  }

  #next(): void {
    if (this.#pause !== undefined) return;
    for (const room of this.#waiting) {
      if (this.#reading.size >= (this.#away > 0 ? 1 : TOGETHER)) return;
      if (this.#reading.has(room)) continue;
      this.#waiting.delete(room);
      void this.#read(room);
    }
  }

  async #read(room: Reloading): Promise<void> {
    this.#reading.add(room);
    try {
      await room.reload();
      this.#away = 0;
      this.#failures.delete(room);
    } catch (error) {
      this.#parts.onError(error);
      if (error instanceof StoreUnavailable) this.#wait(room);
      else this.#putOff(room);
    }
    this.#reading.delete(room);
    this.#next();
  }

  /** The store is away: nobody reads for a while. */
  #wait(room: Reloading): void {
    this.#waiting.add(room);
    if (this.#pause !== undefined) return;
    this.#pause = setTimeout(
      () => {
        this.#pause = undefined;
        this.#next();
      },
      backoffMs(++this.#away, this.#parts.chance()),
    ).unref();
  }

  #putOff(room: Reloading): void {
    const failures = (this.#failures.get(room) ?? 0) + 1;
    this.#failures.set(room, failures);
    setTimeout(() => this.ask(room), backoffMs(failures, this.#parts.chance())).unref();
  }
}
