import type { Context } from '../../missions/rules.ts';
import type { Answer, Loaded, PlayerCommand } from '../ports/store.ts';
import type { Collector } from './collect.ts';
import type { Desk } from './job.ts';

/** The desks of one batch: what is seen or answered earlier in it counts for what comes later. */
export class BatchDesks {
  readonly #ctx: Context;
  readonly #collector: Collector;
  readonly #seen: Set<string>;
  readonly #answers: Map<string, { request: string; answer: Answer }>;

  constructor(ctx: Context, collector: Collector, loaded: Loaded) {
    this.#ctx = ctx;
    this.#collector = collector;
    this.#seen = new Set(loaded.events);
    this.#answers = new Map(loaded.answers.map((a) => [nameOf(a), a]));
  }

  of(playerId: string): Desk {
    return {
      ctx: this.#ctx,
      seen: (eventId) => this.#seen.has(eventId),
      keepEvent: (event) => {
        this.#seen.add(event.id);
        this.#collector.events.push(event);
      },
      answerOf: (key) => this.#answers.get(nameOf({ playerId, ...key })),
      keepAnswer: (key, request, answer) => {
        this.#answers.set(nameOf({ playerId, ...key }), { request, answer });
        this.#collector.answers.push({ playerId, ...key, request, answer });
      },
      noteAdmin: (note) => this.#collector.adminNotes.push({ ...note, playerId }),
      record: (changes, note) => this.#collector.record(playerId, changes, note ?? null),
    };
  }
}

const nameOf = ({ playerId, asker, commandId }: PlayerCommand): string => `${playerId}/${asker}/${commandId}`;
