import type { WorldGraph } from './world-graph.ts';

/** Where new players begin. */
export interface Home {
  readonly regionId: string;
  readonly sectorId: number;
}

/** What an operator says of it; the map decides what is left open. */
export interface HomeSettings {
  readonly regionId?: string | undefined;
  readonly sectorId?: number | undefined;
}

/**
 * Where new players begin on a map (SPEC 3): where the settings say, else in the lowest sector of the
 * first region that has any. Undefined while the map lacks what is needed to know.
 */
export function homeOn(graph: WorldGraph, { regionId, sectorId }: HomeSettings): Home | undefined {
  if (sectorId !== undefined) {
    const region = regionId ?? graph.sectors.get(sectorId)?.regionId;
    return region === undefined ? undefined : { regionId: region, sectorId };
  }
  for (const id of regionId === undefined ? graph.regions.keys() : [regionId]) {
    const lowest = graph.network.sectorsIn(id)[0];
    if (lowest !== undefined) return { regionId: id, sectorId: lowest.id };
  }
  return undefined;
}

/** What the settings name and a map lacks, in words; nothing while the map is empty. */
export function homeProblem(graph: WorldGraph, { regionId, sectorId }: HomeSettings): string | undefined {
  if (graph.sectors.size === 0) return undefined;
  if (regionId !== undefined && !graph.regions.has(regionId))
    return `DEFAULT_REGION: there is no region ${regionId} on the map`;
  const sector = sectorId === undefined ? undefined : graph.sectors.get(sectorId);
  if (sectorId !== undefined && sector === undefined)
    return `DEFAULT_SECTOR: there is no sector ${sectorId} on the map`;
  if (sector !== undefined && regionId !== undefined && sector.regionId !== regionId)
    return `DEFAULT_SECTOR: sector ${sectorId} is in ${sector.regionId}, not in ${regionId}`;
  return undefined;
}
