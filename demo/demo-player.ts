import { Client } from '@colyseus/sdk';
import { DemoFailed } from './demo-server.ts';
import type { Flight } from './pilot.ts';
import type { Refusal, State } from './protocol.ts';

/** The SDK's room, as the demo uses it. */
interface Room {
  readonly state: State;
  request(command: string, message: object): Promise<unknown>;
  onMessage(type: '*', listener: () => void): void;
  onStateChange: { (listener: () => void): unknown; remove(listener: () => void): void };
  leave(): Promise<unknown>;
}

/** How long a change may take to show. */
const PATIENCE_MS = 5000;

type Answer<T> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** A player at the players' own door: a room for commands and state, HTTP for the rest. */
export class DemoPlayer {
  readonly id: string;
  readonly #url: string;
  readonly #token: string;
  readonly #room: Room;
  #events = 0;

  private constructor(url: string, token: string, id: string, room: Room) {
    this.#url = url;
    this.#token = token;
    this.id = id;
    this.#room = room;
  }

  /** Gets a development token and opens the player's room. */
  static async join(url: string, name: string, playerId?: string): Promise<DemoPlayer> {
    const { token, player_id } = await developmentToken(url, name, playerId);
    const client = new Client(url);
    client.auth.token = token;
    const room = await client.joinOrCreate<State>('mission');
    const player = new DemoPlayer(url, token, player_id, room as unknown as Room);
    // Everything that the demo shows is in the state; the SDK warns of notices that nobody hears.
    player.#room.onMessage('*', () => undefined);
    await player.shows((state) => state.player?.id === player_id);
    return player;
  }

  get state(): State {
    return this.#room.state;
  }

  /** Sends a command; a refusal is an answer, not an error. */
  async ask<T>(command: string, message: object = {}): Promise<Answer<T>> {
    try {
      return { ok: true, result: (await this.#room.request(command, message)) as T };
    } catch (error) {
      const { reason } = error as { reason?: Refusal };
      if (typeof reason?.code === 'string') return { ok: false, refusal: reason };
      throw error;
    }
  }

  /** Waits until the synced state is as expected: it travels on another connection than HTTP. */
  shows(expected: (state: State) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!expected(this.#room.state)) return;
        clearTimeout(late);
        this.#room.onStateChange.remove(look);
        resolve();
      };
      const late = setTimeout(() => reject(new DemoFailed('The room did not show the change.')), PATIENCE_MS);
      this.#room.onStateChange(look);
      look();
    });
  }

  /** Reports what a flight did, as the game would; `at` is epoch milliseconds of the mission clock. */
  async fly(flight: Flight, at: number): Promise<void> {
    const event = { id: `demo-${this.id}-${++this.#events}`, player_id: this.id, occurred_at: at };
    const { accepted } = await this.http<{ accepted: number }>('POST', '/dev/events', {
      events: [{ ...event, ...flight.fact }],
    });
    if (accepted !== 1) throw new DemoFailed(`The server did not take the event ${flight.fact.type}.`);
  }

  /** A call over HTTP with the player's token. Throws when the answer is an error. */
  async http<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const { status, answer } = await this.call(method, path, body);
    if (status >= 400) throw new DemoFailed(`${method} ${path} answered ${status}.`);
    return answer as T;
  }

  /** A call over HTTP, whatever the answer. */
  async call(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<{ status: number; answer: unknown }> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, answer: await response.json() };
  }

  leave(): Promise<unknown> {
    return this.#room.leave();
  }
}

async function developmentToken(
  url: string,
  name: string,
  playerId: string | undefined,
): Promise<{ token: string; player_id: string }> {
  const response = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, ...(playerId === undefined ? {} : { player_id: playerId }) }),
  });
  if (!response.ok)
    throw new DemoFailed(
      `${url} gives no development tokens (POST /dev/token answered ${response.status}): production never does.`,
    );
  return (await response.json()) as { token: string; player_id: string };
}
