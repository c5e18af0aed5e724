import { strongCore } from './strong-core.ts';
import type { Sector } from './world.ts';

/** The sectors and the one-way links between them, indexed once and never changed. */
export interface WarpNetwork {
  /** Sectors one warp away; links to sectors that nobody has described are left out. */
  outgoing(sectorId: number): readonly number[];
  /** Sectors from which one warp leads here. */
  incoming(sectorId: number): readonly number[];
  sectorsIn(regionId: string): readonly Sector[];
  /** The sectors of a region that can all reach one another without leaving it; found once. */
  core(regionId: string): ReadonlySet<number>;
}

const nowhere: readonly number[] = [];

export function warpNetwork(
  sectors: ReadonlyMap<number, Sector>,
  warps: ReadonlyMap<number, ReadonlySet<number>>,
): WarpNetwork {
  const out = new Map<number, number[]>();
  const back = new Map<number, number[]>();
  for (const [from, targets] of warps) {
    if (!sectors.has(from)) continue;
    // Sorted, so that the order in which rows arrived cannot change an offer.
    const known = [...targets].filter((to) => to !== from && sectors.has(to)).sort((a, b) => a - b);
    out.set(from, known);
    for (const to of known) {
      const before = back.get(to);
      if (before === undefined) back.set(to, [from]);
      else before.push(from);
    }
  }
  const byRegion = Map.groupBy(
    [...sectors.values()].sort((a, b) => a.id - b.id),
    (sector) => sector.regionId,
  );
  const outgoing = (id: number) => out.get(id) ?? nowhere;
  const incoming = (id: number) => back.get(id) ?? nowhere;
  const cores = new Map<string, ReadonlySet<number>>();
  const sectorsIn = (regionId: string) => byRegion.get(regionId) ?? [];
  return {
    outgoing,
    incoming,
    sectorsIn,
    core: (regionId) => {
      const known = cores.get(regionId);
      if (known !== undefined) return known;
      const ids = sectorsIn(regionId).map((sector) => sector.id);
      const core = strongCore(ids, outgoing, incoming);
      cores.set(regionId, core);
      return core;
    },
  };
}
