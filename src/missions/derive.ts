import type { MissionDefinition } from './definition.ts';
import type { Item, Objective } from './mission.ts';

/** A field that a mission lacks. */
export interface Missing {
  readonly path: string;
  readonly message: string;
}

/**
 * The objectives that follow from the page's own fields when a mission names none (SPEC 2,
 * "Objective kinds"), or the fields that are missing for that.
 */
export function derivedObjectives(d: MissionDefinition): Omit<Objective, 'id'>[] | Missing {
  const { targetSectorId, targetFactionId } = d;
  switch (d.missionType) {
    case 'cargo_delivery':
      if (targetSectorId == null) return missing('targetSectorId', d);
      if (d.cargoType == null) return missing('cargoType', d);
      if (d.cargoQuantity == null) return missing('cargoQuantity', d);
      return [
        {
          kind: 'deliver_cargo',
          params: { sectorId: targetSectorId, commodity: d.cargoType, units: d.cargoQuantity },
        },
      ];
    case 'exploration':
      if (targetSectorId == null) return missing('targetSectorId', d);
      return [
        { kind: 'visit_sector', params: { sectorIds: [targetSectorId] } },
        { kind: 'scan_sector', params: { sectorId: targetSectorId } },
      ];
    case 'diplomatic':
      if (targetFactionId == null) return missing('targetFactionId', d);
      return [
        {
          kind: 'courier',
          params: { fromFaction: d.factionId, toFaction: targetFactionId, ...sector(targetSectorId) },
        },
      ];
    case 'combat':
      if (d.targetOpponent == null && targetFactionId == null) return missing('targetOpponent', d);
      return [
        {
          kind: 'defeat',
          params: {
            count: d.targetCount ?? 1,
            opponent: d.targetOpponent ?? { faction: targetFactionId },
            ...sector(targetSectorId),
          },
        },
      ];
    default:
      return missing('objectives', d);
  }
}

/** The items that follow when none are named: exploration pays the map of its target. */
export const derivedItems = (d: MissionDefinition): Item[] =>
  d.missionType === 'exploration' && d.targetSectorId != null
    ? [{ kind: 'map_data', code: `sector_${d.targetSectorId}`, quantity: 1 }]
    : [];

const sector = (id: number | null | undefined) => (id == null ? {} : { sectorId: id });

const missing = (path: keyof MissionDefinition, d: MissionDefinition): Missing => ({
  path,
  message: `a ${d.missionType} mission that lists no objectives needs it`,
});
