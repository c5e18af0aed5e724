import { type MissionDefinition, missionDefinition } from '../../src/missions/definition.ts';
import type { Mission, Objective } from '../../src/missions/mission.ts';
import { PLAYER_ID } from './given-player.ts';

/** A delivery of 40 ore to sector 7, the objective of most missions in tests. */
export const oreForSector7: Objective = {
  id: 'deliver_cargo',
  kind: 'deliver_cargo',
  params: { sectorId: 7, commodity: 'ore', units: 40 },
};

/** A faction mission open to everybody that pays 1,000 credits and 20 reputation with the guild. */
export const aMission = (overrides: Partial<Mission> = {}): Mission => ({
  id: 'mission-1',
  code: null,
  family: 'faction',
  type: 'cargo_delivery',
  faction: 'mercantile_guild',
  targetFaction: null,
  title: 'Ore for sector 7',
  description: 'The smelters there are cold.',
  minReputation: -800,
  minLevel: 1,
  credits: 1000,
  reputation: 20,
  targetReputation: 0,
  items: [],
  authored: { objectives: null, items: null },
  targetSectorId: 7,
  cargoType: 'ore',
  cargoQuantity: 40,
  targetOpponent: null,
  targetCount: null,
  objectives: [oreForSector7],
  mode: 'all',
  choices: [],
  requires: null,
  autoClaim: false,
  repeatable: false,
  regionId: null,
  isActive: true,
  expiresAt: null,
  timeLimitSeconds: null,
  startsAt: null,
  endsAt: null,
  slot: '',
  gameDay: null,
  ownerId: null,
  generated: null,
  origin: 'admin',
  version: 1,
  edition: 1,
  ...overrides,
});

/** A random offer made for the player of these tests. */
export const aRandomOffer = (overrides: Partial<Mission> = {}): Mission =>
  aMission({ id: 'random-1', family: 'random', slot: '1', ownerId: PLAYER_ID, ...overrides });

/** Today's trade quest. */
export const aDaily = (overrides: Partial<Mission> = {}): Mission =>
  aMission({ id: 'daily-1', family: 'daily', slot: 'trade', gameDay: '2102-03-01', ...overrides });

/** A mission as an author writes it, checked and with the schema's defaults filled in. */
export const aDefinition = (overrides: Record<string, unknown> = {}): MissionDefinition =>
  missionDefinition.parse({
    factionId: 'mercantile_guild',
    title: 'Ore for Sol',
    description: 'The smelters are cold.',
    missionType: 'cargo_delivery',
    targetSectorId: 7,
    cargoType: 'ore',
    cargoQuantity: 40,
    ...overrides,
  });
