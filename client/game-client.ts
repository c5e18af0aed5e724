import type { EventsReport, GameEvent, GameEventName, GameFact } from '../protocol/events.ts';
import type { OutboxPage } from '../protocol/outbox.ts';
import type { World, WorldChanges, WorldTaken } from '../protocol/world.ts';
import { Http, type TokenSource } from './http.ts';
import { type FollowOptions, followOutbox } from './outbox.ts';
import { inCalls, joinedReports } from './split-events.ts';
import { newId } from './surroundings.ts';

export interface GameClientOptions {
  /** The server's address, e.g. `https://missions.example.org`. */
  readonly url: string;
  /** The service token, or what gives it. */
  readonly token: string | TokenSource;
  /** How long a call may take over all its tries, ms; 60,000 by default. */
  readonly patienceMs?: number;
}

/** A fact that the game reports: what it leaves out is filled in, an id and the instant of the call. */
export type NewGameEvent<T extends GameEventName = GameEventName> = GameFact<T> &
  Partial<Pick<GameEvent, 'id' | 'occurred_at'>>;

/** What the game's own server does: reports facts, mirrors rewards, keeps the map. Throws `CallFailed`. */
export class GameClient {
  readonly #http: Http;

  constructor({ url, token, patienceMs = 60_000 }: GameClientOptions) {
    this.#http = new Http({ url, patienceMs, token: typeof token === 'string' ? () => token : token });
  }

  /**
   * Reports facts, in calls of at most 1,000, in order; `index` in the answer counts over all of them.
   * A call without an answer is made again with the same ids, so nothing counts twice. When it throws,
   * report the same events with their ids again: what was taken is a duplicate then.
   */
  async report(events: readonly NewGameEvent[], signal?: AbortSignal): Promise<EventsReport> {
    const now = Date.now();
    const whole = events.map((event) => ({ id: newId(), occurred_at: now, ...event }));
    const reports: { report: EventsReport; first: number }[] = [];
    for (const { body, first } of inCalls(whole)) {
      const call = { method: 'POST', path: '/api/v1/events', body, signal } as const;
      reports.push({ report: await this.#http.call<EventsReport>(call), first });
    }
    return joinedReports(reports);
  }

  /** A page of what happened behind a cursor, oldest first; '0' is the beginning. */
  outbox(after: string, limit = 100, signal?: AbortSignal): Promise<OutboxPage> {
    const query = new URLSearchParams({ after, limit: String(limit) });
    return this.#http.call({ method: 'GET', path: `/api/v1/outbox?${query}`, signal });
  }

  /** Hands over every entry of the outbox, in order, at least once, until `signal` says stop. */
  follow(options: FollowOptions): Promise<void> {
    return followOutbox((after, signal) => this.outbox(after, 1000, signal), options);
  }

  /** Adds to the map, changes rows of it in part or takes them away: all or nothing. */
  putWorld(changes: WorldChanges, signal?: AbortSignal): Promise<WorldTaken> {
    return this.#http.call({ method: 'PUT', path: '/api/v1/world', body: changes, signal });
  }

  /** The map of a region with NPCs, wrecks and events; all of it when none is named. */
  world(regionId?: string, signal?: AbortSignal): Promise<Required<World>> {
    const query = regionId === undefined ? '' : `?${new URLSearchParams({ region_id: regionId })}`;
    return this.#http.call({ method: 'GET', path: `/api/v1/world${query}`, signal });
  }
}
