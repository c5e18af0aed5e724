import { isPlaced, newPlayer, type PlayerState } from '../missions/player.ts';
import type { Context } from '../missions/rules.ts';
import type { Store } from './ports/store.ts';

/** How many ids are remembered as existing; older ones are only looked up again. */
const REMEMBERED = 100_000;

/** Players come into being when a valid token of theirs is first seen (SPEC 3). */
export class Players {
  readonly #store: Store;
  readonly #home: () => Context['home'];
  readonly #known = new Set<string>();
  /** Players met while no map said where they begin. */
  readonly #waiting = new Set<string>();

  constructor(store: Store, home: () => Context['home']) {
    this.#store = store;
    this.#home = home;
  }

  /** Players met while no map said where they begin. */
  waiting = (): string[] => [...this.#waiting];

  /** A player who waited has a place now. */
  placed = (playerId: string): boolean => this.#waiting.delete(playerId);

  /** Makes sure that the player exists; the name is used only for a new one. */
  async ensure(playerId: string, name?: string): Promise<void> {
    if (this.#known.has(playerId)) return;
    await this.#store.createPlayers([newPlayer(playerId, name, this.#home())]);
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.add(playerId);
  }

  /** The player with every outcome; created when new. */
  async enter(playerId: string): Promise<PlayerState> {
    await this.ensure(playerId);
    const state = (await this.#store.loadPlayer(playerId)) ?? (await this.#anew(playerId));
    if (!isPlaced(state.player) && this.#waiting.size < REMEMBERED) this.#waiting.add(playerId);
    return state;
  }

  /** The database was emptied under a running server: what was known is known no more. */
  async #anew(playerId: string): Promise<PlayerState> {
    this.#known.delete(playerId);
    await this.ensure(playerId);
    return (await this.#store.loadPlayer(playerId))!;
  }
}
