import type { WorldService } from '../app/map/world-service.ts';
import { untilItWorks } from '../app/pacing/until-it-works.ts';
import type { Store, Versioned } from '../app/ports/store.ts';
import type { Catalogue } from '../app/stock/catalogue.ts';
import type { Follower, OpenRooms } from './follower.ts';

export interface CatchUpParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly rooms: OpenRooms;
  readonly world: WorldService;
  readonly follower: Follower;
  onError(error: unknown): void;
}

/** Players that one query is about. */
const TOGETHER = 500;

/**
 * Compares what this process shows with what is stored, by versions, many in one query: for when news of
 * other processes may have been missed. Only what differs is read.
 */
export class CatchUp {
  readonly #parts: CatchUpParts;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(parts: CatchUpParts) {
    this.#parts = parts;
  }

  /** Looks now; when it is looking already, once more behind that. Resolves when it has looked. */
  run = (): Promise<void> => {
    this.#again = this.#running !== undefined;
    this.#running ??= this.#look().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  };

  async #look(): Promise<void> {
    const { world, onError } = this.#parts;
    do {
      this.#again = false;
      await untilItWorks(() => this.#shared(), onError);
      await untilItWorks(() => world.catchUp(), onError);
      const players = this.#parts.rooms.players();
      for (let i = 0; i < players.length; i += TOGETHER)
        await untilItWorks(() => this.#players(players.slice(i, i + TOGETHER)), onError);
    } while (this.#again);
  }

  async #shared(): Promise<void> {
    const { store, catalogue } = this.#parts;
    this.#compare(catalogue.board(), await store.missions.versionsOf(null));
  }

  async #players(playerIds: readonly string[]): Promise<void> {
    const { store, catalogue, rooms } = this.#parts;
    const [players, own] = await Promise.all([
      store.playerVersions(playerIds),
      store.missions.versionsOf(playerIds),
    ]);
    for (const { id, version } of players) rooms.compare(id, version);
    const shown = playerIds.flatMap((id) => catalogue.ownOf(id).filter((m) => m.isActive));
    this.#compare(shown, own);
  }

  /** Has read what is stored in another version, what is not known here, and what is no longer active. */
  #compare(shown: readonly Versioned[], stored: readonly Versioned[]): void {
    const active = new Map(stored.map(({ id, version }) => [id, version]));
    const changed = stored.filter(({ id, version }) => this.#parts.catalogue.byId(id)?.version !== version);
    const gone = shown.filter(({ id }) => !active.has(id));
    this.#parts.follower.missionsChanged([...changed, ...gone].map(({ id }) => id));
  }
}
