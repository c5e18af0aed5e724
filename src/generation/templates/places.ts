import { z } from 'zod';
import type { Sector } from '../../world/world.ts';
import type { WorldGraph } from '../../world/world-graph.ts';
import type { Candidate, Scene } from './offer-template.ts';

const types = z.array(z.string().min(1).max(64)).max(20).default([]);

/**
 * Which sectors suit a template. A sector suits by its own type or by its cluster's; with neither
 * list any does, save those in `exceptTypes`.
 */
export const places = z
  .strictObject({
    sectorTypes: types,
    clusterTypes: types,
    exceptTypes: types,
    minSecurity: z.number().int().min(1).max(10).default(1),
    maxSecurity: z.number().int().min(1).max(10).default(10),
    /** Nearer is not worth an offer; at least one warp, since being there already is no work. */
    minWarps: z.number().int().min(1).max(50).default(1),
  })
  .prefault({});
export type Places = z.output<typeof places>;

/** Whether a sector suits, wherever it is. */
export function suits(places: Places, sector: Sector, graph: WorldGraph): boolean {
  const { sectorTypes, clusterTypes, exceptTypes, minSecurity, maxSecurity } = places;
  if (sector.security < minSecurity || sector.security > maxSecurity) return false;
  if (exceptTypes.includes(sector.type)) return false;
  if (sectorTypes.length === 0 && clusterTypes.length === 0) return true;
  const clusterType = graph.clusters.get(sector.clusterId)?.type;
  return (
    sectorTypes.includes(sector.type) || (clusterType !== undefined && clusterTypes.includes(clusterType))
  );
}

/** The sectors within reach that suit, as candidates. */
export const suitable = ({ reach, graph }: Scene, places: Places): Candidate<null>[] =>
  reach
    .filter((stop) => stop.warps >= places.minWarps && suits(places, stop.sector, graph))
    .map((stop) => ({ subject: String(stop.sector.id), stop, about: null }));
