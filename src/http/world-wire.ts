import type { World } from '../world/world.ts';
import type { WorldGraph } from '../world/world-graph.ts';
import { instant } from './mission-wire.ts';

/** What everybody may know of the map: one region of it, or all when none is named. */
export function placesWire({ regions, clusters, sectors, warps }: WorldGraph, regionId: string | undefined) {
  const within = (row: { regionId: string }) => regionId === undefined || row.regionId === regionId;
  const places = [...sectors.values()].filter(within);
  return {
    regions: [...regions.values()]
      .filter((r) => regionId === undefined || r.id === regionId)
      .map((r) => ({ id: r.id, name: r.name, time_zone: r.timeZone, refresh_hour: r.refreshHour })),
    clusters: [...clusters.values()]
      .filter(within)
      .map((c) => ({ id: c.id, name: c.name, region_id: c.regionId, type: c.type })),
    sectors: places.map(({ clusterId, regionId: region_id, ...s }) => ({
      ...s,
      cluster_id: clusterId,
      region_id,
    })),
    // Those that begin here; some lead to another region.
    warps: places.flatMap(({ id }) => Array.from(warps.get(id) ?? [], (to) => ({ from: id, to }))),
  };
}

/** What only the game may know: who and what is where just now. */
export function secretsWire(
  { sectors, npcs, wrecks, worldEvents }: WorldGraph,
  regionId: string | undefined,
) {
  const within = ({ sectorId }: { sectorId: number }) =>
    regionId === undefined || sectors.get(sectorId)?.regionId === regionId;
  return {
    npcs: [...npcs.values()].filter(within).map(({ sectorId, ...n }) => ({ ...n, sector_id: sectorId })),
    wrecks: [...wrecks.values()].filter(within).map(({ sectorId, ...w }) => ({ ...w, sector_id: sectorId })),
    world_events: [...worldEvents.values()].filter(within).map(eventWire),
  };
}

const eventWire = (e: World['worldEvents'][number]) => ({
  id: e.id,
  kind: e.kind,
  region_id: e.regionId,
  sector_id: e.sectorId,
  starts_at: instant(e.startsAt),
  ends_at: instant(e.endsAt),
});
