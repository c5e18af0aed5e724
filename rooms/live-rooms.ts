import type { PlayerChanged } from '../src/app/publisher.ts';
import type { Notice } from './notices.ts';

/** A room as the process's traffic sees it. */
export interface LiveRoom {
  readonly playerId: string;
  /** A batch changed the player. */
  playerChanged(changed: PlayerChanged): void;
  /** Another process did: the store knows what, and these are the notices of it. */
  playerIsAt(version: number, notices: readonly Notice[]): void;
  missionsChanged(missionIds: ReadonlySet<string>): void;
  /** The game day of this region turned over. */
  dayTurned(regionId: string): void;
}

/** How long a change to all rooms may hold the event loop at a time, ms. */
const SLICE_MS = 8;

/** The open rooms of this process by player: one registry, not a subscription per room. */
export class LiveRooms {
  readonly #rooms = new Map<string, LiveRoom>();

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

  /** Shows edited missions everywhere, in slices so that no socket waits for all rooms. */
  async missionsChanged(missionIds: readonly string[]): Promise<void> {
    const ids = new Set(missionIds);
    await this.#each((room) => room.missionsChanged(ids));
  }

  /** Shows a new game day to the players of its region. */
  dayTurned(regionId: string): Promise<void> {
    return this.#each((room) => room.dayTurned(regionId));
  }

  async #each(show: (room: LiveRoom) => void): Promise<void> {
    let since = performance.now();
    for (const room of [...this.#rooms.values()]) {
      show(room);
      if (performance.now() - since < SLICE_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    }
  }
}
