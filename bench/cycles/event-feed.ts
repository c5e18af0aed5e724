import type { EventCalls } from '../support/event-calls.ts';

interface Waiting {
  readonly event: object;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Reports players' events as a game server does: one call carries all that wait, and the next is made
 * when the last was answered.
 */
export class EventFeed {
  readonly #calls: EventCalls;
  #waiting: Waiting[] = [];
  #sending = false;

  constructor(calls: EventCalls) {
    this.#calls = calls;
  }

  /** Resolves when the event is durable. */
  report(event: object): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ event, resolve, reject });
      if (!this.#sending) void this.#send();
    });
  }

  async #send(): Promise<void> {
    this.#sending = true;
    // Events of the same turn belong in the same call.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, 1000);
      try {
        await this.#calls.post(batch.map((w) => w.event));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#sending = false;
  }
}
