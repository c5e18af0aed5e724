import type { Offer, TrackedObjective } from './protocol.ts';

/** A fact that the game would report, and how a person would say it. */
export interface Flight {
  readonly says: string;
  readonly fact: { readonly type: string } & Readonly<Record<string, unknown>>;
}

/** What an objective needs to know of its mission. */
interface Cargo {
  readonly cargoType: string | null;
}

/** Cargo comes in this many loads, so that there is progress to see. */
const LOADS = 3;

/** The few kinds of objectives that the demo's pilot can fly. */
const routes: Readonly<Record<string, (objective: TrackedObjective, cargo: Cargo) => Flight[]>> = {
  deliver_cargo: ({ required, sectorId }, { cargoType }) =>
    loads(required).map((units) => ({
      says: `cargo_delivered   ${units} ${(cargoType ?? 'cargo').replaceAll('_', ' ')} unloaded in sector ${sectorId}`,
      fact: { type: 'cargo_delivered', sector_id: sectorId, commodity: cargoType, units },
    })),
  visit_sector: ({ sectorIds, seenSectorIds }) =>
    [...sectorIds]
      .filter((id) => ![...seenSectorIds].includes(id))
      .map((id) => ({
        says: `sector_entered    the ship arrives in sector ${id}`,
        fact: { type: 'sector_entered', sector_id: id },
      })),
  scan_sector: ({ sectorId }) => [
    {
      says: `sector_scanned    the scanners map sector ${sectorId}`,
      fact: { type: 'sector_scanned', sector_id: sectorId },
    },
  ],
};

/** Whether the pilot knows how to do all of it. */
export const canFly = (offer: Offer): boolean =>
  offer.family === 'faction' && [...offer.objectives].every((o) => Object.hasOwn(routes, o.kind));

/** What the pilot does to meet what is still open, in order. */
export const flightsFor = (objectives: Iterable<TrackedObjective>, cargo: Cargo): Flight[] =>
  [...objectives].filter((o) => !o.met).flatMap((o) => routes[o.kind]!(o, cargo));

function loads(units: number): number[] {
  const load = Math.ceil(units / LOADS);
  const full = Array<number>(Math.floor(units / load)).fill(load);
  return units % load === 0 ? full : [...full, units % load];
}
