import type { EventsReport, GameFact } from '../protocol/events.ts';
import { Http, type TokenSource } from './http.ts';
import { newId } from './surroundings.ts';

/** How long a call of development may take, ms: it is somebody at a keyboard. */
const PATIENCE_MS = 5_000;

/** Asks for a token of a player, who is made when new. Only in development. Throws `CallFailed`. */
export async function developmentToken(
  url: string,
  player: { readonly id?: string; readonly name?: string } = {},
): Promise<{ token: string; playerId: string }> {
  const http = new Http({ url, patienceMs: PATIENCE_MS });
  const { token, player_id } = await http.call<{ token: string; player_id: string }>({
    method: 'POST',
    path: '/dev/token',
    body: { player_id: player.id, name: player.name },
  });
  return { token, playerId: player_id };
}

/** What people at a panel without a game do for their own player. Only in development. Throws `CallFailed`. */
export class DevClient {
  readonly #http: Http;

  constructor({ url, token }: { readonly url: string; readonly token: string | TokenSource }) {
    const source = typeof token === 'string' ? () => token : token;
    this.#http = new Http({ url, patienceMs: PATIENCE_MS, token: source });
  }

  /** What the game would report for an active mission to be met from where it stands now. */
  async walkthrough(missionId: string): Promise<GameFact[]> {
    const query = new URLSearchParams({ mission_id: missionId });
    const call = { method: 'GET', path: `/dev/walkthrough?${query}` } as const;
    return (await this.#http.call<{ events: GameFact[] }>(call)).events;
  }

  /** Has facts happen to one's own player now: the mission clock may be ahead of this machine's. */
  async report(facts: readonly GameFact[]): Promise<EventsReport> {
    const occurred_at = (await this.#http.call<{ now: string }>({ method: 'GET', path: '/api/v1/clock' }))
      .now;
    const events = facts.map((fact) => ({ ...fact, id: newId(), occurred_at }));
    const call = { method: 'POST', path: '/dev/events', body: { events } } as const;
    return this.#http.call<EventsReport>(call);
  }

  /** Moves the mission clock forward; resolves with where it stands (epoch ms) when all that is due is applied. */
  async advanceClock(ms: number): Promise<number> {
    const body = { advance_ms: ms };
    return (await this.#http.call<{ now: number }>({ method: 'POST', path: '/dev/clock', body })).now;
  }
}
