import { describe, expect, it } from 'vitest';
import { derivedItems, derivedObjectives } from '../../src/missions/derive.ts';
import { MISSION_TYPES } from '../../src/missions/mission.ts';
import { kindOf } from '../../src/objectives/kinds/index.ts';
import { aDefinition } from '../support/given-mission.ts';

const bare = { targetSectorId: null, cargoType: null, cargoQuantity: null };
const cases: readonly [string, Record<string, unknown>, unknown][] = [
  [
    'cargo_delivery: one delivery',
    { missionType: 'cargo_delivery', targetSectorId: 7, cargoType: 'ore', cargoQuantity: 40 },
    [{ kind: 'deliver_cargo', params: { sectorId: 7, commodity: 'ore', units: 40 } }],
  ],
  [
    'exploration: a visit and a scan',
    { missionType: 'exploration', targetSectorId: 7 },
    [
      { kind: 'visit_sector', params: { sectorIds: [7] } },
      { kind: 'scan_sector', params: { sectorId: 7 } },
    ],
  ],
  [
    'diplomatic: a courier from issuer to target',
    { missionType: 'diplomatic', targetFactionId: 'pirates' },
    [{ kind: 'courier', params: { fromFaction: 'mercantile_guild', toFaction: 'pirates' } }],
  ],
  [
    'diplomatic: to a sector where one is named',
    { missionType: 'diplomatic', targetFactionId: 'pirates', targetSectorId: 7 },
    [{ kind: 'courier', params: { fromFaction: 'mercantile_guild', toFaction: 'pirates', sectorId: 7 } }],
  ],
  [
    'combat: one opponent of the target faction by default',
    { missionType: 'combat', targetFactionId: 'pirates' },
    [{ kind: 'defeat', params: { count: 1, opponent: { faction: 'pirates' } } }],
  ],
  [
    'combat: the opponent and count that are named, in the sector',
    { missionType: 'combat', targetOpponent: { kind: 'pirate' }, targetCount: 3, targetSectorId: 7 },
    [{ kind: 'defeat', params: { count: 3, opponent: { kind: 'pirate' }, sectorId: 7 } }],
  ],
];

describe('the objectives that follow from the page fields', () => {
  it.each(cases)('%s', (_, fields, expected) => {
    const objectives = derivedObjectives(aDefinition({ ...bare, ...fields }));
    expect(objectives).toEqual(expected);
    if ('path' in objectives) throw new Error(objectives.message);
    for (const { kind, params } of objectives) expect(kindOf(kind).params.parse(params)).toEqual(params);
  });

  it.each([
    ['cargo_delivery', { cargoType: 'ore', cargoQuantity: 1 }, 'targetSectorId'],
    ['cargo_delivery', { targetSectorId: 7, cargoQuantity: 1 }, 'cargoType'],
    ['cargo_delivery', { targetSectorId: 7, cargoType: 'ore' }, 'cargoQuantity'],
    ['exploration', {}, 'targetSectorId'],
    ['diplomatic', {}, 'targetFactionId'],
    ['combat', {}, 'targetOpponent'],
  ])('of a %s mission with %j lack %s', (missionType, fields, path) => {
    expect(derivedObjectives(aDefinition({ ...bare, missionType, ...fields }))).toMatchObject({ path });
  });

  it.each(MISSION_TYPES.slice(4))('of a %s mission have to be written', (missionType) => {
    expect(derivedObjectives(aDefinition({ missionType }))).toMatchObject({ path: 'objectives' });
  });

  it('take sector 0 for a sector', () => {
    expect(derivedObjectives(aDefinition({ targetSectorId: 0 }))).toMatchObject([
      { params: { sectorId: 0 } },
    ]);
  });
});

describe('the items that follow', () => {
  it('are the map of the target for exploration', () => {
    expect(derivedItems(aDefinition({ missionType: 'exploration', targetSectorId: 7 }))).toEqual([
      { kind: 'map_data', code: 'sector_7', quantity: 1 },
    ]);
  });

  it.each(['cargo_delivery', 'combat', 'diplomatic'])('are none for %s', (missionType) => {
    expect(derivedItems(aDefinition({ missionType }))).toEqual([]);
  });
});
