import { describe, expect, it } from 'vitest';
import { defineMission, definitionOf, type Identity } from '../../src/missions/define-mission.ts';
import { missionDefinition } from '../../src/missions/definition.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { aDefinition, oreForSector7 } from '../support/given-mission.ts';

const identity: Identity = { id: 'mission-1', family: 'faction', isActive: true, version: 1 };
const visit = (id?: string) => ({ id, kind: 'visit_sector', params: { sectorIds: [4] } });

function defined(overrides: Record<string, unknown> = {}): Mission {
  const mission = defineMission(aDefinition(overrides), identity);
  if ('path' in mission) throw new Error(`${mission.path}: ${mission.message}`);
  return mission;
}

describe('defining a mission', () => {
  it('fills in what the author left out', () => {
    expect(defined()).toMatchObject({
      id: 'mission-1',
      code: null,
      type: 'cargo_delivery',
      minReputation: -800,
      minLevel: 1,
      credits: 0,
      reputation: 0,
      items: [],
      objectives: [oreForSector7],
      mode: 'all',
      choices: [],
      requires: null,
      regionId: null,
      expiresAt: null,
      slot: '',
      gameDay: null,
      ownerId: null,
    });
  });

  it('names objectives after their kind, numbered from the second on', () => {
    const scan = { kind: 'scan_sector', params: { sectorId: 4 } };
    const objectives = defined({ objectives: [visit(), scan, visit(), visit('last')] }).objectives;
    expect(objectives.map((o) => o.id)).toEqual(['visit_sector', 'scan_sector', 'visit_sector_2', 'last']);
  });

  it('refuses the same objective id twice', () => {
    const twice = aDefinition({ objectives: [visit('a'), visit('a')] });
    expect(defineMission(twice, identity)).toMatchObject({ path: 'objectives' });
    const clash = aDefinition({ objectives: [visit('visit_sector_2'), visit()] });
    expect(defineMission(clash, identity)).toMatchObject({ path: 'objectives' });
  });

  it('refuses choices that nobody would be asked', () => {
    const choices = [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
    ];
    expect(defineMission(aDefinition({ choices, autoClaim: true }), identity)).toMatchObject({
      path: 'autoClaim',
    });
  });

  it('says which field is missing', () => {
    expect(defineMission(aDefinition({ cargoType: null }), identity)).toMatchObject({ path: 'cargoType' });
  });

  it('pays the map of an explored sector unless other items are written, none included', () => {
    const exploration = { missionType: 'exploration', targetSectorId: 7 };
    expect(defined(exploration).items).toEqual([{ kind: 'map_data', code: 'sector_7', quantity: 1 }]);
    expect(defined({ ...exploration, itemRewards: [] }).items).toEqual([]);
  });

  it('lets a random mission have no issuer', () => {
    const mission = defineMission({ ...aDefinition(), factionId: null }, { ...identity, family: 'random' });
    expect(mission).toMatchObject({ faction: null, family: 'random' });
  });

  it('reads instants with any offset', () => {
    expect(defined({ expiresAt: '2102-03-01T14:00:00+02:00' }).expiresAt).toBe(Date.UTC(2102, 2, 1, 12));
  });
});

describe('the definition of a mission', () => {
  it.each([
    ['derived', {}],
    ['exploration', { missionType: 'exploration', targetSectorId: 7 }],
    ['combat', { missionType: 'combat', targetOpponent: { kind: 'pirate' }, targetCount: 3 }],
    ['diplomatic', { missionType: 'diplomatic', targetFactionId: 'pirates', targetReputationReward: -20 }],
    [
      'written in full',
      {
        code: 'ore-for-sol',
        minReputation: -5,
        minLevel: 3,
        creditReward: 9,
        reputationReward: 8,
        itemRewards: [{ kind: 'special', code: 'medal', quantity: 2 }],
        objectives: [visit('a'), visit()],
        mode: 'sequence',
        expiresAt: '2102-03-01T12:00:00.000Z',
        timeLimitSeconds: 60,
        repeatable: true,
        regionId: 'far_rim',
        requires: { all: [{ code: 'first', outcome: 'rewarded', choice: 'mercy' }] },
        choices: [
          { id: 'a', label: 'A' },
          { id: 'b', label: 'B' },
        ],
      },
    ],
  ])('makes the same mission again: %s', (_, overrides) => {
    const mission = defined(overrides);
    const again = defineMission(missionDefinition.parse(definitionOf(mission)), identity);
    expect(again).toEqual(mission);
  });

  it('lets an edit of a page field reach the objectives that follow from it', () => {
    const edited = missionDefinition.parse({ ...definitionOf(defined()), cargoQuantity: 50 });
    expect(defineMission(edited, identity)).toMatchObject({
      objectives: [{ id: 'deliver_cargo', params: { units: 50 } }],
    });
  });
});

describe('what an author may not write', () => {
  it.each([
    ['an unknown kind', { objectives: [{ kind: 'juggle', params: {} }] }, ['objectives', 0, 'kind']],
    [
      'params that its kind refuses',
      { objectives: [{ kind: 'scan_sector', params: { sectorId: -1 } }] },
      ['objectives', 0, 'params', 'sectorId'],
    ],
    ['no objectives in a list', { objectives: [] }, ['objectives']],
    ['an unknown type', { missionType: 'picnic' }, ['missionType']],
    ['an unknown commodity', { cargoType: 'slaves' }, ['cargoType']],
    ['a standing out of bounds', { minReputation: 801 }, ['minReputation']],
    ['negative credits', { creditReward: -1 }, ['creditReward']],
    ['level 0', { minLevel: 0 }, ['minLevel']],
    ['one choice', { choices: [{ id: 'a', label: 'A' }] }, ['choices']],
    ['an instant without zone', { expiresAt: '2102-03-01T12:00:00' }, ['expiresAt']],
  ])('%s', (_, overrides, path) => {
    const parsed = missionDefinition.safeParse({ ...definitionOf(defined()), ...overrides });
    expect(parsed.error?.issues.map((i) => i.path)).toContainEqual(path);
  });
});
