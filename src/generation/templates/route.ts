import type { Sector } from '../../world/world.ts';
import { distances } from '../../world/world-graph.ts';
import type { Random } from '../random.ts';
import type { Scene, Stop } from './offer-template.ts';

/** Stops in order and the warps of the whole way, leg by leg along shortest directed ways. */
export interface Route {
  readonly stops: readonly Sector[];
  readonly warps: number;
}

/** How a route goes on after its first stop. */
export interface Onward {
  /** Stops after the first; fewer where the map has no more. */
  readonly more: number;
  /** Most warps between one stop and the next. */
  readonly legWarps: number;
  suits(sector: Sector): boolean;
}

/** A leg looks at no more sectors than this, however dense the map. */
const LEG_SECTORS = 200;

/** A route over `first` and different sectors after it, each within reach of the one before. */
export function routeFrom(first: Stop, onward: Onward, scene: Scene, random: Random): Route {
  const stops = [first.sector];
  let warps = first.warps;
  for (let i = 0; i < onward.more; i++) {
    const here = stops[stops.length - 1]!;
    const bounds = { maxWarps: onward.legWarps, maxSectors: LEG_SECTORS, regionId: scene.regionId };
    const next = [...distances(scene.graph, here.id, bounds)]
      .map(([id, leg]) => ({ sector: scene.graph.sectors.get(id)!, leg }))
      .filter(({ sector }) => !stops.includes(sector) && scene.allows(sector) && onward.suits(sector));
    if (next.length === 0) break;
    const chosen = random.pick(next);
    stops.push(chosen.sector);
    warps += chosen.leg;
  }
  return { stops, warps };
}

/** The lowest security along a route: where the risk is. */
export const lowestSecurity = (stops: readonly Sector[]): number =>
  Math.min(...stops.map((sector) => sector.security));
