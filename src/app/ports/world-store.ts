/** What the game's map is made of. */
export const WORLD_KINDS = ['region', 'cluster', 'sector', 'warp', 'npc', 'wreck', 'world_event'] as const;

/** A row of the game's map, by kind and id. */
export interface WorldRow {
  readonly kind: (typeof WORLD_KINDS)[number];
  readonly id: string;
  readonly body: unknown;
}

/** Which row of the map. */
export type WorldRowKey = Pick<WorldRow, 'kind' | 'id'>;

/** The game's map. Each change of it raises its version by one. */
export interface WorldStore {
  /** Every row, those that came first first. */
  all(): Promise<WorldRow[]>;
  /** Those of these rows that are there, in the same order. */
  some(keys: readonly WorldRowKey[]): Promise<WorldRow[]>;
  /** The version of the map; 0 while nothing was ever stored. Read before `all`, it is never too high. */
  version(): Promise<number>;
  /**
   * Takes rows away, then writes others, all or nothing, if the map is still at that version. The next
   * version; undefined when it was another.
   */
  change(
    at: number,
    removed: readonly WorldRowKey[],
    written: readonly WorldRow[],
  ): Promise<number | undefined>;
  /** Writes rows, all or nothing, whatever the version is. */
  upsert(rows: readonly WorldRow[]): Promise<void>;
  /** Players in these sectors and regions; places without any are left out. */
  playersIn(sectorIds: readonly number[], regionIds: readonly string[]): Promise<PlayersIn>;
}

/** How many players are at a place, and one of them by id. */
export interface PlayersThere {
  readonly players: number;
  readonly one: string;
}

export interface PlayersIn {
  readonly sectors: ReadonlyMap<number, PlayersThere>;
  readonly regions: ReadonlyMap<string, PlayersThere>;
}
