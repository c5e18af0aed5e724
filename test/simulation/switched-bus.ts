import type { Presence } from '@colyseus/core';

type Listener = (message: unknown) => void;

/** What processes tell one another goes this way, unless it is switched off: then it is lost. */
export class SwitchedBus {
  readonly #listeners = new Set<Listener>();
  on = true;
  /** Messages that nobody heard. */
  lost = 0;

  /** One process's end of it. */
  end(): { readonly presence: Presence; hangUp(): void } {
    const mine = new Set<Listener>();
    const presence = {
      subscribe: async (_: string, listener: Listener) => {
        mine.add(listener);
        this.#listeners.add(listener);
      },
      publish: async (_: string, message: unknown) => {
        if (!this.on) this.lost++;
        // As it comes out of Redis.
        else for (const listener of [...this.#listeners]) listener(JSON.parse(JSON.stringify(message)));
      },
    };
    return {
      presence: presence as unknown as Presence,
      hangUp: () => {
        for (const listener of mine) this.#listeners.delete(listener);
      },
    };
  }
}
