import { kindOf } from '../objectives/kinds/index.ts';
import type { Mission } from './mission.ts';

/** What is on the map. */
export interface Places {
  hasSector(id: number): boolean;
  hasRegion(id: string): boolean;
}

/** The places that a mission names and the map lacks, in words: `sector 9001`, `region atlantis`. */
export function lackingPlaces(
  { regionId, targetSectorId, objectives }: Pick<Mission, 'regionId' | 'targetSectorId' | 'objectives'>,
  places: Places,
): string[] {
  const sectors = new Set(objectives.flatMap(({ kind, params }) => kindOf(kind).sectors(params)));
  if (targetSectorId !== null) sectors.add(targetSectorId);
  return [
    ...(regionId === null || places.hasRegion(regionId) ? [] : [`region ${regionId}`]),
    ...[...sectors].filter((id) => !places.hasSector(id)).map((id) => `sector ${id}`),
  ];
}
