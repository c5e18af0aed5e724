import { changeRows, type MissingField } from './change-rows.ts';
import { changeWarps } from './change-warps.ts';
import type { World, WorldChanges, WorldKeys } from './world.ts';
import { type WorldGraph, withRows } from './world-graph.ts';

/** The map as a call would make it, and what of it has to be stored. */
export interface ChangedWorld {
  readonly graph: WorldGraph;
  readonly written: World;
  /** To be taken away before anything is written: a row may be brought anew. */
  readonly removed: WorldKeys;
  /** What new rows lack; the graph is of no use then. */
  readonly missing: readonly MissingField[];
  /** Removals of what is not there. */
  readonly absent: readonly { readonly list: keyof World; readonly index: number }[];
}

/** Applies a call to the map: list by list, each in its order. What refers to what is not looked at. */
export function changeWorld(graph: WorldGraph, changes: WorldChanges): ChangedWorld {
  const missing: MissingField[] = [];
  const regions = changeRows('regions', graph.regions, changes.regions, missing);
  const clusters = changeRows('clusters', graph.clusters, changes.clusters, missing);
  const sectors = changeRows('sectors', graph.sectors, changes.sectors, missing);
  const warps = changeWarps(graph.warps, changes.warps, sectors.removed);
  const npcs = changeRows('npcs', graph.npcs, changes.npcs, missing);
  const wrecks = changeRows('wrecks', graph.wrecks, changes.wrecks, missing);
  const worldEvents = changeRows('worldEvents', graph.worldEvents, changes.worldEvents, missing);
  const lists = { regions, clusters, sectors, warps, npcs, wrecks, worldEvents };
  return {
    graph: withRows(graph, {
      regions: regions.rows,
      clusters: clusters.rows,
      sectors: sectors.rows,
      warps: warps.rows,
      npcs: npcs.rows,
      wrecks: wrecks.rows,
      worldEvents: worldEvents.rows,
    }),
    written: {
      regions: regions.written,
      clusters: clusters.written,
      sectors: sectors.written,
      warps: warps.written,
      npcs: npcs.written,
      wrecks: wrecks.written,
      worldEvents: worldEvents.written,
    },
    removed: {
      regions: keysOf(regions),
      clusters: keysOf(clusters),
      sectors: keysOf(sectors),
      warps: warps.removed.map(({ from, to }) => `${from}-${to}`),
      npcs: keysOf(npcs),
      wrecks: keysOf(wrecks),
      worldEvents: keysOf(worldEvents),
    },
    missing,
    absent: (Object.keys(lists) as (keyof World)[]).flatMap((list) =>
      lists[list].absent.map((index) => ({ list, index })),
    ),
  };
}

const keysOf = ({ removed }: { readonly removed: readonly (string | number)[] }): string[] =>
  removed.map(String);
