import { type WarpNetwork, warpNetwork } from './warp-network.ts';
import { warpDistances } from './warp-search.ts';
import type { Cluster, Npc, Region, Sector, World, WorldEvent, Wreck } from './world.ts';

/** How far and where a search along warps may go. */
export interface Bounds {
  readonly maxWarps?: number | undefined;
  readonly maxSectors?: number | undefined;
  /** Keeps the way inside one region; the start may lie outside. */
  readonly regionId?: string | undefined;
}

/** The map's rows by id; warps by the sector that they leave. */
export interface WorldRows {
  readonly regions: ReadonlyMap<string, Region>;
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly sectors: ReadonlyMap<number, Sector>;
  readonly warps: ReadonlyMap<number, ReadonlySet<number>>;
  readonly npcs: ReadonlyMap<string, Npc>;
  readonly wrecks: ReadonlyMap<string, Wreck>;
  readonly worldEvents: ReadonlyMap<string, WorldEvent>;
}

/** The map with its rows by id and by place. Never changed: `withRows` makes the next one. */
export interface WorldGraph extends WorldRows {
  readonly npcsBySector: ReadonlyMap<number, readonly Npc[]>;
  readonly wrecksBySector: ReadonlyMap<number, readonly Wreck[]>;
  readonly beaconsBySector: ReadonlyMap<number, readonly WorldEvent[]>;
  readonly network: WarpNetwork;
}

/** The graph of a world. */
export const worldGraph = (world: Partial<World>): WorldGraph => withUpserts(empty, world);

/** The graph with more rows: they replace those of the same id, warps those of the same ends. */
export const withUpserts = (graph: WorldGraph, changes: Partial<World>): WorldGraph =>
  withRows(graph, {
    regions: upserted(graph.regions, changes.regions),
    clusters: upserted(graph.clusters, changes.clusters),
    sectors: upserted(graph.sectors, changes.sectors),
    warps: withWarps(graph.warps, changes.warps ?? []),
    npcs: upserted(graph.npcs, changes.npcs),
    wrecks: upserted(graph.wrecks, changes.wrecks),
    worldEvents: upserted(graph.worldEvents, changes.worldEvents),
  });

/**
 * The graph of these rows. Lists that are the very ones of the graph before are not indexed again; the
 * graph given stays as it was.
 */
export function withRows(graph: WorldGraph, rows: WorldRows): WorldGraph {
  const { sectors, warps, npcs, wrecks, worldEvents } = rows;
  const sameRoads = sectors === graph.sectors && warps === graph.warps;
  return {
    ...rows,
    npcsBySector: npcs === graph.npcs ? graph.npcsBySector : bySector(npcs),
    wrecksBySector: wrecks === graph.wrecks ? graph.wrecksBySector : bySector(wrecks),
    beaconsBySector: worldEvents === graph.worldEvents ? graph.beaconsBySector : bySector(worldEvents),
    network: sameRoads ? graph.network : warpNetwork(sectors, warps),
  };
}

/** Warps from a sector to each within the bounds, nearest first, itself at 0. */
export const distances = (
  graph: WorldGraph,
  from: number,
  bounds: Bounds = {},
): ReadonlyMap<number, number> =>
  warpDistances(graph.network.outgoing, from, { ...bounds, allows: inRegion(graph, bounds.regionId) });

/** Warps to a sector from each that can reach it, nearest first, itself at 0. */
export const distancesTo = (
  graph: WorldGraph,
  to: number,
  bounds: Bounds = {},
): ReadonlyMap<number, number> =>
  warpDistances(graph.network.incoming, to, { ...bounds, allows: inRegion(graph, bounds.regionId) });

/** Warps of the shortest directed way, or undefined when there is none within the bounds. */
export const shortest = (
  graph: WorldGraph,
  from: number,
  to: number,
  bounds: Bounds = {},
): number | undefined =>
  warpDistances(graph.network.outgoing, from, {
    ...bounds,
    allows: inRegion(graph, bounds.regionId),
    until: to,
  }).get(to);

const empty: WorldGraph = {
  regions: new Map(),
  clusters: new Map(),
  sectors: new Map(),
  warps: new Map(),
  npcs: new Map(),
  wrecks: new Map(),
  worldEvents: new Map(),
  npcsBySector: new Map(),
  wrecksBySector: new Map(),
  beaconsBySector: new Map(),
  network: warpNetwork(new Map(), new Map()),
};

const inRegion = (graph: WorldGraph, regionId: string | undefined) =>
  regionId === undefined
    ? undefined
    : (sectorId: number) => graph.sectors.get(sectorId)?.regionId === regionId;

function upserted<K, T extends { readonly id: K }>(
  rows: ReadonlyMap<K, T>,
  changes: readonly T[] | undefined,
): ReadonlyMap<K, T> {
  if (changes === undefined || changes.length === 0) return rows;
  const next = new Map(rows);
  for (const row of changes) next.set(row.id, row);
  return next;
}

function withWarps(rows: WorldGraph['warps'], changes: World['warps']): WorldGraph['warps'] {
  const fresh = changes.filter(({ from, to }) => rows.get(from)?.has(to) !== true);
  if (fresh.length === 0) return rows;
  const next = new Map(rows);
  for (const [from, added] of Map.groupBy(fresh, (warp) => warp.from))
    next.set(from, new Set([...(rows.get(from) ?? []), ...added.map((warp) => warp.to)]));
  return next;
}

/** Rows by the sector that holds them, in the order of their ids: arrival must not change an offer. */
const bySector = <T extends { readonly id: string; readonly sectorId: number }>(
  rows: ReadonlyMap<string, T>,
): ReadonlyMap<number, readonly T[]> =>
  Map.groupBy(
    [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    (row) => row.sectorId,
  );
