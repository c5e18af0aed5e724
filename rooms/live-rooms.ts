import type { PlayerChanged } from '../src/app/publisher.ts';

/** A room as the process's traffic sees it. */
export interface LiveRoom {
  readonly playerId: string;
  /** A batch changed the player. */
  playerChanged(changed: PlayerChanged): void;
  /** Another process did: look at the store if this version is news. */
  playerIsAt(version: number): void;
  missionsChanged(missionIds: ReadonlySet<string>): void;
}

/** Rooms that a change to all of them handles between two turns of the event loop. */
const SLICE = 100;

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
    let count = 0;
    for (const room of [...this.#rooms.values()]) {
      room.missionsChanged(ids);
      if (++count % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
