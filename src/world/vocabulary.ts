/** The types of sectors that templates and texts know; a game may have others of its own. */
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

/** The types of clusters, likewise. */
export const CLUSTER_TYPES = [
  'STANDARD',
  'RESOURCE_RICH',
  'POPULATION_CENTER',
  'TRADE_HUB',
  'MILITARY_ZONE',
  'FRONTIER_OUTPOST',
  'CONTESTED',
  'SPECIAL_INTEREST',
] as const;
