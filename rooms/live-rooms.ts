import { inSlices } from '../src/app/in-slices.ts';
import type { PlayerChanged } from '../src/app/publisher.ts';
import type { Notice } from './notices.ts';

/** What rooms are told together: missions that changed, and regions whose game day turned over. */
export interface News {
  readonly missionIds: ReadonlySet<string>;
  readonly regionIds: ReadonlySet<string>;
}

/** A room as the process's traffic sees it. */
export interface LiveRoom {
  readonly playerId: string;
  /** A batch changed the player. */
  playerChanged(changed: PlayerChanged): void;
  /** Another process did: the store knows what, and these are the notices of it. */
  playerIsAt(version: number, notices: readonly Notice[]): void;
  /** What is shown may not be what is stored. */
  lookAgain(): void;
  /** Something happened that no batch of the player's did. */
  worldMoved(news: News): void;
}

/** The open rooms of this process by player: one registry, not a subscription per room. */
export class LiveRooms {
  readonly #rooms = new Map<string, LiveRoom>();
  readonly #onError: (error: unknown) => void;
  /** What the next round tells: everybody, and single players. */
  #everybody = nothing();
  #single = new Map<string, Collected>();
  #next: Promise<void> | undefined;
  #last = Promise.resolve();

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  get size(): number {
    return this.#rooms.size;
  }

  add(room: LiveRoom): void {
    this.#rooms.set(room.playerId, room);
  }

  /** Forgets the room, unless a newer one of the same player took its place. */
  remove(room: LiveRoom): void {
    if (this.#rooms.get(room.playerId) === room) this.#rooms.delete(room.playerId);
  }

  of(playerId: string): LiveRoom | undefined {
    return this.#rooms.get(playerId);
  }

  /**
   * Shows missions that changed, everywhere or to the one player whose they are; resolves when every
   * room concerned has been told.
   */
  missionsChanged(missionIds: readonly string[], ownerId?: string): Promise<void> {
    const news = ownerId === undefined ? this.#everybody : (this.#single.get(ownerId) ?? nothing());
    if (ownerId !== undefined) this.#single.set(ownerId, news);
    for (const id of missionIds) news.missionIds.add(id);
    return this.#tellSoon();
  }

  /** Shows a new game day to the players of its region. */
  dayTurned(regionId: string): Promise<void> {
    this.#everybody.regionIds.add(regionId);
    return this.#tellSoon();
  }

  /** News is collected until its round begins: a refresh is one look at each room, and one patch. */
  #tellSoon(): Promise<void> {
    if (this.#next === undefined) {
      this.#next = this.#last.then(nextTurn).then(() => this.#round());
      this.#last = this.#next;
    }
    return this.#next;
  }

  #round(): Promise<void> {
    const [everybody, single] = [this.#everybody, this.#single];
    this.#everybody = nothing();
    this.#single = new Map();
    this.#next = undefined;
    if (isNothing(everybody)) return inSlices(single, ([playerId, news]) => this.#tell(playerId, news));
    return inSlices(this.#rooms.keys(), (playerId) => {
      const own = single.get(playerId);
      this.#tell(playerId, own === undefined ? everybody : both(everybody, own));
    });
  }

  #tell(playerId: string, news: News): void {
    try {
      this.#rooms.get(playerId)?.worldMoved(news);
    } catch (error) {
      // A room that cannot show the news must not keep others from it.
      this.#onError(error);
    }
  }
}

interface Collected {
  readonly missionIds: Set<string>;
  readonly regionIds: Set<string>;
}

const nothing = (): Collected => ({ missionIds: new Set(), regionIds: new Set() });
const isNothing = (news: News): boolean => news.missionIds.size + news.regionIds.size === 0;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

const both = (a: News, b: News): News => ({
  missionIds: new Set([...a.missionIds, ...b.missionIds]),
  regionIds: new Set([...a.regionIds, ...b.regionIds]),
});
