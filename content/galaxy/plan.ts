/** A wanted or harmless somebody: name, faction, notoriety 0-100. */
export type Inhabitant = readonly [name: string, faction: string, notoriety: number];

/** What is authored of one cluster; ids, places, links and cargo come from the seed. */
export interface ClusterPlan {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Lowest and highest security of its sectors, within 1-10. */
  readonly security: readonly [number, number];
  readonly centre: readonly [x: number, y: number];
  /** Sector names by sector type, comma-separated; the very first is the hub and gets the lowest id. */
  readonly names: Readonly<Record<string, string>>;
  readonly captains: readonly string[];
  readonly npcs: readonly Inhabitant[];
  /** Ships that came to grief here. */
  readonly wrecks: readonly string[];
}

export const SECTOR_TYPES = [
  'STANDARD',
  'NEBULA',
  'ASTEROID_FIELD',
  'BLACK_HOLE',
  'STAR_CLUSTER',
  'VOID',
  'INDUSTRIAL',
  'AGRICULTURAL',
  'FORBIDDEN',
  'WORMHOLE',
  'ANOMALY',
  'RADIATION_ZONE',
  'WARP_STORM',
] as const;

/** Which clusters have warps between them. */
export const borders: readonly (readonly [string, string])[] = [
  ['home_suns', 'shield_marches'],
  ['home_suns', 'exchange'],
  ['home_suns', 'verdant_span'],
  ['home_suns', 'ironfall'],
  ['shield_marches', 'exchange'],
  ['shield_marches', 'narrows'],
  ['exchange', 'nova_veil'],
  ['exchange', 'ironfall'],
  ['verdant_span', 'nova_veil'],
  ['verdant_span', 'lantern_road'],
  ['ironfall', 'kessler_drift'],
  ['narrows', 'tangle'],
  ['narrows', 'kessler_drift'],
  ['kessler_drift', 'far_hollow'],
  ['lantern_road', 'far_hollow'],
  ['nova_veil', 'lantern_road'],
  ['tangle', 'quiet'],
  ['far_hollow', 'quiet'],
];
