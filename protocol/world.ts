/** The game's map in the names of the wire. */
export interface World {
  regions: RegionRow[];
  clusters: ClusterRow[];
  sectors: SectorRow[];
  /** One way each. */
  warps: WarpRow[];
  /** What is where just now: for the game alone. */
  npcs?: NpcRow[];
  wrecks?: WreckRow[];
  world_events?: WorldEventRow[];
}

export interface RegionRow {
  id: string;
  name: string;
  /** IANA. */
  time_zone: string;
  /** Local hour, 0 to 23, at which the game day turns over. */
  refresh_hour: number;
}

export interface ClusterRow {
  id: string;
  name: string;
  region_id: string;
  type: string;
}

export interface SectorRow {
  id: number;
  name: string;
  type: string;
  cluster_id: string;
  region_id: string;
  /** 1 (lawless) to 10 (patrolled). */
  security: number;
  x: number;
  y: number;
}

export interface WarpRow {
  from: number;
  to: number;
}

export interface NpcRow {
  id: string;
  kind: string;
  name: string;
  faction: string;
  /** 0 to 100. */
  notoriety: number;
  sector_id: number;
  alive: boolean;
}

export interface WreckRow {
  id: string;
  sector_id: number;
  /** Units by commodity. */
  cargo: Record<string, number>;
}

export interface WorldEventRow {
  id: string;
  kind: string;
  region_id: string;
  sector_id: number;
  /** Epoch ms or ISO 8601; told as ISO 8601. */
  starts_at: number | string;
  ends_at: number | string;
}

/** A row by its key: what it leaves out stays as it is stored; `removed` takes it away. */
type Change<Row, Key extends keyof Row> = Pick<Row, Key> & Partial<Row> & { removed?: boolean };

/** Rows to add, to change in part or to take away, all or nothing. */
export interface WorldChanges {
  regions?: Change<RegionRow, 'id'>[];
  clusters?: Change<ClusterRow, 'id'>[];
  sectors?: Change<SectorRow, 'id'>[];
  warps?: Change<WarpRow, 'from' | 'to'>[];
  npcs?: Change<NpcRow, 'id'>[];
  wrecks?: Change<WreckRow, 'id'>[];
  world_events?: Change<WorldEventRow, 'id'>[];
}

/** How many rows of each list were taken, and what of them is worth a look. */
export type WorldTaken = Record<keyof WorldChanges | 'removed', number> & {
  warnings: { path: string; code: 'unknown_type' | 'unknown_commodity' | 'not_on_map'; message: string }[];
};
