import { defineMission } from '../../src/missions/define-mission.ts';
import type { Mission } from '../../src/missions/mission.ts';
import type { World } from '../../src/world/world.ts';

/** Ids that SQL can make from a number as well: see `cycle.sql`. */
export const missionId = (n: number): string => idOf('0000000a', n);
export const playerId = (n: number): string => idOf('0000000b', n);

/** Where mission `n` wants its cargo: a sector of its own, so that one event moves one mission. */
export const sectorOf = (n: number): number => 1000 + n;

/** A map of the sectors of `count` missions, without a single warp between them. */
export const mapOf = (count: number): World => ({
  regions: [{ id: 'bench', name: 'Bench', timeZone: 'UTC', refreshHour: 0 }],
  clusters: [{ id: 'bench', name: 'Bench', regionId: 'bench', type: 'STANDARD' }],
  sectors: Array.from({ length: count }, (_, n) => ({
    ...{ id: sectorOf(n), name: `Outpost ${n}`, type: 'STANDARD', clusterId: 'bench', regionId: 'bench' },
    ...{ security: 5, x: n, y: 0 },
  })),
  warps: [],
  npcs: [],
  wrecks: [],
  worldEvents: [],
});

const idOf = (prefix: string, n: number) => `${prefix}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** `count` distinct faction missions with full-length texts, open to everybody; `units` of ore meet one. */
export const missions = (count: number, units: number): Mission[] =>
  Array.from({ length: count }, (_, n) => mission(n, units));

function mission(n: number, units: number): Mission {
  const made = defineMission(
    {
      factionId: 'mercantile_guild',
      title: `Ore for the foundries of outpost ${String(n).padStart(6, '0')}`,
      description: describe(n),
      missionType: 'cargo_delivery',
      minReputation: -800,
      minLevel: 1,
      creditReward: 500 + n,
      reputationReward: 1,
      targetReputationReward: 0,
      cargoType: 'ore',
      cargoQuantity: units,
      targetSectorId: sectorOf(n),
      mode: 'all',
      repeatable: false,
      autoClaim: false,
    },
    { id: missionId(n), family: 'faction', isActive: true, version: 1 },
  );
  if ('path' in made) throw new Error(`${made.path}: ${made.message}`);
  return made;
}

const PROSE =
  'The furnaces have run low since the convoy from the rim was delayed, and the foreman will not let them ' +
  'go cold. Buy ore wherever it is cheap, mind the toll at the gate, and bring it in before the next shift ' +
  'begins. Payment is on delivery, the guild keeps its word, and whoever helps in a lean week is remembered ' +
  'when the fat ones come. Ask for the quartermaster at the third dock.';

const describe = (n: number) => `Contract ${String(n).padStart(6, '0')}. ${PROSE}`;
