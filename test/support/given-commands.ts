import fc from 'fast-check';
import type { Command } from '../../src/missions/command.ts';
import type { Mission } from '../../src/missions/mission.ts';
import type { EventFacts } from '../../src/objectives/game-event.ts';
import { HOUR, NOW } from './given-context.ts';
import { aDaily, aMission, aRandomOffer, oreForSector7 } from './given-mission.ts';

const smuggle = { id: 's', kind: 'smuggle', params: { sectorId: 7, commodity: 'illegal:WEAPONS', units: 2 } };
const visit = { id: 'v', kind: 'visit_sector', params: { sectorIds: [1, 2] } };

/** A few missions that differ in all that the state machine cares about. */
export const assortedMissions: readonly Mission[] = [
  aMission({ id: 'once', code: 'coded', timeLimitSeconds: 3600 }),
  aMission({ id: 'again', repeatable: true, faction: 'shadow_syndicate', reputation: 250 }),
  aMission({ id: 'smuggle', objectives: [smuggle], expiresAt: NOW + 30 * HOUR, repeatable: true }),
  aMission({ id: 'auto', objectives: [visit], autoClaim: true, repeatable: true, reputation: 250 }),
  aMission({
    id: 'diplomatic',
    mode: 'sequence',
    objectives: [visit, oreForSector7],
    faction: 'terran_federation',
    targetFaction: 'fringe_alliance',
    reputation: 150,
    targetReputation: 150,
    repeatable: true,
  }),
  aRandomOffer({ id: 'random', faction: null, mode: 'any', objectives: [visit, oreForSector7] }),
  aDaily({ id: 'daily', expiresAt: NOW + 12 * HOUR }),
  aDaily({ id: 'daily-twin', expiresAt: NOW + 12 * HOUR, repeatable: true }),
];

const facts: fc.Arbitrary<EventFacts> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constant({ type: 'cargo_delivered', sectorId: 7, commodity: 'ore', units: 25 } as const),
  },
  fc.record({ type: fc.constant('sector_entered' as const), sectorId: fc.integer({ min: 1, max: 3 }) }),
  fc.constant({
    type: 'contraband_delivered',
    sectorId: 7,
    commodity: 'illegal:WEAPONS',
    units: 1,
  } as const),
  fc.record({
    type: fc.constant('patrol_encountered' as const),
    sectorId: fc.constant(1),
    detected: fc.boolean(),
  }),
);

/** One thing that happens to a player: a command, a fact reported some time ago, or time going by (ms). */
export type Step =
  | { readonly what: 'command'; readonly command: Command }
  | { readonly what: 'fact'; readonly facts: EventFacts; readonly age: number }
  | { readonly what: 'wait'; readonly ms: number };

/** What happens around the player: edits made in another process, news of them, other names on the map. */
export type WorldStep =
  | { readonly what: 'edit'; readonly missionId: string; readonly fields: Partial<Mission> }
  | { readonly what: 'news' }
  | { readonly what: 'rename'; readonly sectorId: number; readonly name: string }
  /** A sector or a region leaves the map, or comes back. */
  | { readonly what: 'vanish'; readonly place: number | string; readonly removed: boolean };

const missionId = fc.constantFrom(...assortedMissions.map((m) => m.id));
const command = (made: fc.Arbitrary<Command>) => made.map((c): Step => ({ what: 'command', command: c }));
const onMission = (type: 'acceptMission' | 'completeMission' | 'abandonMission') =>
  command(missionId.map((id) => ({ type, missionId: id })));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: onMission('acceptMission') },
  { weight: 5, arbitrary: onMission('completeMission') },
  { weight: 2, arbitrary: onMission('abandonMission') },
  {
    weight: 8,
    arbitrary: fc
      .tuple(facts, fc.constantFrom(0, 0, 0, HOUR / 2))
      .map(([f, age]): Step => ({ what: 'fact', facts: f, age })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(60_000, HOUR / 2, HOUR, 24 * HOUR).map((ms): Step => ({ what: 'wait', ms })),
  },
  command(fc.record({ type: fc.constant('trackMission' as const), missionId, tracked: fc.boolean() })),
  command(
    fc.record({
      type: fc.constant('repairPlayer' as const),
      reason: fc.constant('test'),
      credits: fc.integer({ min: -20_000, max: 5_000 }),
      reputation: fc.constant([{ faction: 'fringe_alliance', change: 90 }]),
    }),
  ),
);

const edit = fc.record({
  what: fc.constant('edit' as const),
  missionId,
  fields: fc.oneof(
    fc.record({ title: fc.constantFrom('Aaa', 'Mmm', 'Zzz') }),
    fc.record({ credits: fc.nat(5000), reputation: fc.integer({ min: -50, max: 300 }) }),
    fc.record({ isActive: fc.boolean() }),
    fc.record({ minLevel: fc.integer({ min: 1, max: 3 }), minReputation: fc.integer({ min: -20, max: 40 }) }),
    fc.record({ regionId: fc.constantFrom(null, 'terran_space', 'the_rim') }),
    fc.record({ expiresAt: fc.constantFrom(null, NOW + HOUR, NOW + 40 * HOUR) }),
    fc.record({
      requires: fc.constantFrom(null, { none: [{ code: 'coded', outcome: 'rewarded' as const }] }),
    }),
  ),
});

const worldStep: fc.Arbitrary<WorldStep> = fc.oneof(
  { weight: 4, arbitrary: edit },
  { weight: 3, arbitrary: fc.constant({ what: 'news' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('rename' as const),
      sectorId: fc.constantFrom(1, 2, 7),
      name: fc.constantFrom('Sol', 'Vega', 'Nowhere'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('vanish' as const),
      place: fc.constantFrom(2, 7, 'the_rim'),
      removed: fc.boolean(),
    }),
  },
);

const moves: fc.Arbitrary<Step> = fc
  .record({
    type: fc.constant('player_updated' as const),
    level: fc.integer({ min: 1, max: 3 }),
    regionId: fc.constantFrom('terran_space', 'the_rim'),
  })
  .map((f) => ({ what: 'fact', facts: f, age: 0 }));

/** Any interleaving of what happens to a player with what happens around. */
export const livesInAWorld = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: step },
    { weight: 1, arbitrary: moves },
    { weight: 3, arbitrary: worldStep },
  ),
  { minLength: 5, maxLength: 60, size: 'max' },
);

/** Any interleaving of commands, facts and time. */
export const interleavings = fc.array(step, { minLength: 5, maxLength: 80, size: 'max' });
