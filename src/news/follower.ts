import type { Notice } from '../../protocol/notices.ts';
import type { WorldService } from '../app/map/world-service.ts';
import { Gathered } from '../app/pacing/gathered.ts';
import { untilItWorks } from '../app/pacing/until-it-works.ts';
import type { MissionStore } from '../app/ports/store.ts';
import type { Catalogue } from '../app/stock/catalogue.ts';
import type { BusListener } from './bus-in.ts';

/** The open rooms of this process, as far as news from elsewhere concerns them. */
export interface OpenRooms {
  /** Another process changed the player. */
  playerIsAt(playerId: string, version: number, notices: readonly Notice[]): void;
  /** What is stored of these players is not known for sure. */
  playersUnsure(playerIds: readonly string[]): void;
  /** This is the version that is stored. */
  compare(playerId: string, version: number): void;
  /** Who has a room. */
  players(): readonly string[];
}

export interface FollowerParts {
  readonly rooms: OpenRooms;
  readonly missions: MissionStore;
  readonly catalogue: Catalogue;
  readonly world: WorldService;
  onError(error: unknown): void;
}

/** Reads from the store what another process wrote there. */
export class Follower implements BusListener {
  readonly #parts: FollowerParts;
  readonly #missions: Gathered<string>;

  constructor(parts: FollowerParts) {
    const { missions, catalogue, onError } = parts;
    this.#parts = parts;
    this.#missions = new Gathered(async (ids) => {
      catalogue.follow(await missions.byIds(ids));
    }, onError);
  }

  playerIsAt: BusListener['playerIsAt'] = (playerId, version, notices) =>
    this.#parts.rooms.playerIsAt(playerId, version, notices);

  playersUnsure: BusListener['playersUnsure'] = (playerIds) => this.#parts.rooms.playersUnsure(playerIds);

  missionsChanged = (ids: readonly string[]): void => this.#missions.add(ids.map((id) => [id, id]));

  mapChanged: BusListener['mapChanged'] = (change) =>
    void untilItWorks(() => this.#parts.world.follow(change), this.#parts.onError);
}
