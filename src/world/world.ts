/** The map that the game sends (SPEC 6), as the code holds it. Instants are epoch milliseconds. */

export interface Region {
  readonly id: string;
  readonly name: string;
  /** IANA zone of the region's clock. */
  readonly timeZone: string;
  /** Local hour, 0-23, at which the game day turns over. */
  readonly refreshHour: number;
}

export interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly regionId: string;
  readonly type: string;
}

export interface Sector {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly clusterId: string;
  readonly regionId: string;
  /** 1 (lawless) to 10 (patrolled). */
  readonly security: number;
  readonly x: number;
  readonly y: number;
}

/** One-way. */
export interface Warp {
  readonly from: number;
  readonly to: number;
}

export interface Npc {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly faction: string;
  /** 0-100; 50 or more makes one wanted. */
  readonly notoriety: number;
  readonly sectorId: number;
  readonly alive: boolean;
}

export interface Wreck {
  readonly id: string;
  readonly sectorId: number;
  /** Units by commodity. */
  readonly cargo: Readonly<Record<string, number>>;
}

export interface WorldEvent {
  readonly id: string;
  readonly kind: 'distress_beacon';
  readonly regionId: string;
  readonly sectorId: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Everything that is known of the map. */
export interface World {
  readonly regions: readonly Region[];
  readonly clusters: readonly Cluster[];
  readonly sectors: readonly Sector[];
  readonly warps: readonly Warp[];
  readonly npcs: readonly Npc[];
  readonly wrecks: readonly Wreck[];
  readonly worldEvents: readonly WorldEvent[];
}

/** What a call says of one row: the rest stays as it is stored, or the row is taken away. */
export type RowChange<Row, Key extends keyof Row> = Pick<Row, Key> &
  Partial<Row> & { readonly removed?: boolean | undefined };

/** What a `PUT` of the world changes. */
export interface WorldChanges {
  readonly regions: readonly RowChange<Region, 'id'>[];
  readonly clusters: readonly RowChange<Cluster, 'id'>[];
  readonly sectors: readonly RowChange<Sector, 'id'>[];
  readonly warps: readonly RowChange<Warp, 'from' | 'to'>[];
  readonly npcs: readonly RowChange<Npc, 'id'>[];
  readonly wrecks: readonly RowChange<Wreck, 'id'>[];
  readonly worldEvents: readonly RowChange<WorldEvent, 'id'>[];
}

/** Everything that takes a place on the map away, by the key of its row; a warp's is `from-to`. */
export type WorldKeys = { readonly [L in keyof World]: readonly string[] };
