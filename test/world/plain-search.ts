import type { OfferDraft } from '../../src/generation/offer-draft.ts';
import { kindOf } from '../../src/objectives/kinds/index.ts';
import type { World } from '../../src/world/world.ts';

/**
 * Warps of the shortest directed way, found by widening a set step by step over the world's own
 * rows: a second opinion that shares no code with the generator.
 */
export function plainWay(world: World, from: number, to: number, regionId?: string): number | undefined {
  const open = new Map(world.sectors.map((s) => [s.id, regionId === undefined || s.regionId === regionId]));
  let reached = new Set([from]);
  for (let warps = 0; warps <= world.sectors.length; warps++) {
    if (reached.has(to)) return warps;
    const next = world.warps.filter((w) => reached.has(w.from) && open.get(w.to) === true).map((w) => w.to);
    reached = new Set([...reached, ...next]);
  }
  return undefined;
}

/** The sectors that an offer sends one to, in order. */
export function stopsOf({ definition }: OfferDraft): number[] {
  const places = (definition.objectives ?? []).flatMap((o) => kindOf(o.kind).sectors(o.params));
  const stops = places.length > 0 ? places : [definition.targetSectorId ?? Number.NaN];
  return stops.filter((id, i) => id !== stops[i - 1]);
}

/** Warps of the whole way over the stops in order, or undefined when a leg is impossible. */
export const routeWarps = (
  world: World,
  from: number,
  stops: readonly number[],
  regionId?: string,
): number | undefined =>
  stops.reduce<number | undefined>((sum, to, i) => {
    const leg = plainWay(world, i === 0 ? from : stops[i - 1]!, to, regionId);
    return sum === undefined || leg === undefined ? undefined : sum + leg;
  }, 0);
