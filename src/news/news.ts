import type { MapChange, NewsListener, Origin, PlayerChanged, Publisher } from '../app/ports/publisher.ts';
import type { Mission } from '../missions/mission.ts';

/**
 * The one place that hears what was committed and tells whoever listens: rooms, clock, offer watch,
 * metrics, the other processes. It is there before all of them. They are told in the order in which they
 * came; one that fails keeps no other from hearing.
 */
export class News implements Publisher {
  readonly #listeners: NewsListener[] = [];
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  listen(listener: NewsListener): void {
    this.#listeners.push(listener);
  }

  playersChanged = (changed: readonly PlayerChanged[]): void =>
    this.#tell((l) => l.playersChanged?.(changed));

  playersUnsure = (playerIds: readonly string[]): void => this.#tell((l) => l.playersUnsure?.(playerIds));

  missionsChanged = (missions: readonly Mission[], origin: Origin): void =>
    this.#tell((l) => l.missionsChanged?.(missions, origin));

  dayTurned = (regionId: string): void => this.#tell((l) => l.dayTurned?.(regionId));

  mapChanged = (change: MapChange, origin: Origin): void => this.#tell((l) => l.mapChanged?.(change, origin));

  offersLooked = (playerId: string, nextAt: number | null, unfilled: boolean): void =>
    this.#tell((l) => l.offersLooked?.(playerId, nextAt, unfilled));

  dueAt = (at: number): void => this.#tell((l) => l.dueAt?.(at));

  #tell(say: (listener: NewsListener) => unknown): void {
    for (const listener of this.#listeners) {
      try {
        const told = say(listener);
        if (told instanceof Promise) told.catch(this.#onError);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
