import type { Change } from '../../missions/change.ts';
import type { Player } from '../../missions/player.ts';

/** What one batch did to one player, after the commit. `player.version` follows the one before. */
export interface PlayerChanged {
  readonly player: Player;
  readonly changes: readonly Change[];
  readonly at: number;
}

/** Tells those who watch: the rooms of this process, and the other processes. Must not throw. */
export interface Publisher {
  playersChanged(changed: readonly PlayerChanged[]): void;
  /**
   * What became of a batch of theirs is unknown: the connection was lost, perhaps behind the commit.
   * Whoever shows these players has to look again.
   */
  playersUnsure(playerIds: readonly string[]): void;
  /** Missions were added, edited or switched off here; rooms of this process hear it from the catalogue. */
  missionsChanged(missionIds: readonly string[]): void;
}

/** Tells that a region's game day turned over. */
export interface DayPublisher extends Publisher {
  dayTurned(regionId: string): void;
}

/** Tells the other processes that the map changed. */
export interface WorldPublisher {
  worldChanged(): void;
}
