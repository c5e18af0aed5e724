import type { Sector } from '../world/world.ts';
import type { WorldGraph } from '../world/world-graph.ts';

/** The clusters in which a faction would settle, best first (game facts, "Factions" and "Map"). */
const homes: Readonly<Record<string, readonly string[]>> = {
  mercantile_guild: ['TRADE_HUB', 'POPULATION_CENTER'],
  frontier_coalition: ['FRONTIER_OUTPOST'],
  astral_mining_consortium: ['RESOURCE_RICH'],
  nova_scientific_institute: ['SPECIAL_INTEREST'],
  fringe_alliance: ['CONTESTED', 'FRONTIER_OUTPOST'],
};

/**
 * The sector that a faction works from in a region: of the region's core the lowest id in a cluster
 * that suits it, else the lowest of all, as with the Federation's Sol. Undefined without a core.
 */
export function seatOf(graph: WorldGraph, regionId: string, faction: string): Sector | undefined {
  const core = graph.network.core(regionId);
  const sectors = graph.network.sectorsIn(regionId).filter((sector) => core.has(sector.id));
  const typeOf = (sector: Sector) => graph.clusters.get(sector.clusterId)?.type;
  // The capital's sector is the capital's, whatever its cluster is called.
  if (faction === 'terran_federation') return sectors[0];
  for (const type of homes[faction] ?? []) {
    const home = sectors.find((sector) => typeOf(sector) === type);
    if (home !== undefined) return home;
  }
  return sectors[0];
}
