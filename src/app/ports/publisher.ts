import type { Change } from '../../missions/change.ts';
import type { Mission } from '../../missions/mission.ts';
import type { Player } from '../../missions/player.ts';
import type { WorldRowKey } from './store.ts';

/** What one batch did to one player, after the commit. `player.version` follows the one before. */
export interface PlayerChanged {
  readonly player: Player;
  readonly changes: readonly Change[];
  readonly at: number;
}

/** Whether this process made it so, or follows what another did. */
export type Origin = 'here' | 'elsewhere';

/** What made one version of the map another: rows were taken away, then rows were written. */
export interface MapChange {
  readonly from: number;
  readonly to: number;
  readonly removed: readonly WorldRowKey[];
  readonly written: readonly WorldRowKey[];
  /** Which rows is not known, or would be too much to say. */
  readonly whole?: boolean | undefined;
}

/** Hears what was committed, as much of it as it cares for. A promise that it gives is only watched. */
export interface NewsListener {
  playersChanged?(changed: readonly PlayerChanged[]): unknown;
  /**
   * What became of a batch of theirs is unknown: the connection was lost, perhaps behind the commit.
   * Whoever shows these players has to look again.
   */
  playersUnsure?(playerIds: readonly string[]): unknown;
  /** Missions in memory were added, edited or switched off; one with an owner is that player's alone. */
  missionsChanged?(missions: readonly Mission[], origin: Origin): unknown;
  /** A region's game day turned over. */
  dayTurned?(regionId: string): unknown;
  mapChanged?(change: MapChange, origin: Origin): unknown;
  /** A player's slots of random offers were looked at; when to look again, and whether any found no work. */
  offersLooked?(playerId: string, nextAt: number | null, unfilled: boolean): unknown;
  /** Something will be due at this instant. */
  dueAt?(at: number): unknown;
}

/** Tells whoever listens. Never throws. */
export type Publisher = {
  readonly [Kind in keyof Required<NewsListener>]: Telling<Required<NewsListener>[Kind]>;
};

type Telling<F> = F extends (...args: infer Args) => unknown ? (...args: Args) => void : never;
