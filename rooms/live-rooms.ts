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

const NONE: ReadonlySet<string> = new Set();

/** The open rooms of this process by player: one registry, not a subscription per room. */
export class LiveRooms {
  readonly #rooms = new Map<string, LiveRoom>();
  readonly #onError: (error: unknown) => void;
  /** Rooms that have not been told yet, and of what. */
  readonly #untold = new Map<LiveRoom, News>();
  #telling: Promise<void> | undefined;

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
    this.#untold.delete(room);
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
    const rooms = ownerId === undefined ? this.#rooms.values() : [this.#rooms.get(ownerId) ?? []].flat();
    return this.#tell(rooms, { missionIds: new Set(missionIds), regionIds: NONE });
  }

  /** Shows a new game day to the players of its region. */
  dayTurned(regionId: string): Promise<void> {
    return this.#tell(this.#rooms.values(), { missionIds: NONE, regionIds: new Set([regionId]) });
  }

  /** News joins what a room has not been told yet: a refresh is one look at each room, and one patch. */
  #tell(rooms: Iterable<LiveRoom>, news: News): Promise<void> {
    const joined = new Map<News, News>();
    for (const room of rooms) {
      const untold = this.#untold.get(room);
      if (untold !== undefined && !joined.has(untold)) joined.set(untold, both(untold, news));
      this.#untold.set(room, untold === undefined ? news : joined.get(untold)!);
    }
    this.#telling ??= this.#tellAll();
    return this.#telling;
  }

  async #tellAll(): Promise<void> {
    // Never over before `#telling` is set: with nobody to tell it would be set for good.
    await new Promise((resolve) => setImmediate(resolve));
    await inSlices(this.#untold, ([room, news]) => {
      this.#untold.delete(room);
      try {
        room.worldMoved(news);
      } catch (error) {
        // A room that cannot show the news must not keep others from it.
        this.#onError(error);
      }
    });
    this.#telling = undefined;
  }
}

const both = (a: News, b: News): News => ({
  missionIds: new Set([...a.missionIds, ...b.missionIds]),
  regionIds: new Set([...a.regionIds, ...b.regionIds]),
});
