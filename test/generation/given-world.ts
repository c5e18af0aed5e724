import * as fc from 'fast-check';
import { generateOffer, type OfferRequest } from '../../src/generation/generate-offer.ts';
import type { Npc, Sector, Warp, World } from '../../src/world/world.ts';
import { worldGraph } from '../../src/world/world-graph.ts';
import { HOUR, NOW } from '../support/given-context.ts';
import { PLAYER_ID } from '../support/given-player.ts';
import { templates } from './content.ts';

/** A sector of the home region, quiet and ordinary unless the test says otherwise. */
export const aSector = (id: number, overrides: Partial<Sector> = {}): Sector => ({
  id,
  name: `Sector ${id}`,
  type: 'STANDARD',
  clusterId: 'inner',
  regionId: 'home',
  security: 5,
  x: id,
  y: 0,
  ...overrides,
});

export const anNpc = (id: string, overrides: Partial<Npc> = {}): Npc => ({
  id,
  kind: 'raider',
  name: `Captain ${id}`,
  faction: 'pirates',
  notoriety: 70,
  sectorId: 2,
  alive: true,
  ...overrides,
});

/** Warps one way along the sectors given. */
export const line = (...ids: number[]): Warp[] => ids.slice(1).map((to, i) => ({ from: ids[i]!, to }));

/** Warps both ways along the sectors given. */
export const road = (...ids: number[]): Warp[] => [...line(...ids), ...line(...ids.toReversed())];

/** A world with nothing but what the test puts there, in one region with one cluster. */
export const aWorld = (overrides: Partial<World> = {}): World => ({
  regions: [{ id: 'home', name: 'Home', timeZone: 'UTC', refreshHour: 0 }],
  clusters: [{ id: 'inner', name: 'Inner', regionId: 'home', type: 'STANDARD' }],
  sectors: [],
  warps: [],
  npcs: [],
  wrecks: [],
  worldEvents: [],
  ...overrides,
});

/** Six sectors on a road with work for every template. */
export const busyWorld = (): World =>
  aWorld({
    clusters: [
      { id: 'inner', name: 'Inner', regionId: 'home', type: 'RESOURCE_RICH' },
      { id: 'outer', name: 'Outer', regionId: 'home', type: 'TRADE_HUB' },
    ],
    sectors: [1, 2, 3, 4, 5, 6].map((id) =>
      aSector(id, { type: id % 2 === 0 ? 'NEBULA' : 'STANDARD', clusterId: id < 4 ? 'inner' : 'outer' }),
    ),
    warps: road(1, 2, 3, 4, 5, 6),
    npcs: [anNpc('wanted'), anNpc('pirate', { sectorId: 5, notoriety: 10 })],
    wrecks: [{ id: 'hull', sectorId: 4, cargo: { ore: 30, 'illegal:WEAPONS': 9 } }],
    worldEvents: [beacon('mayday', 3)],
  });

export const beacon = (id: string, sectorId: number, startsAt = NOW - HOUR, endsAt = NOW + HOUR) => ({
  id,
  kind: 'distress_beacon' as const,
  regionId: 'home',
  sectorId,
  startsAt,
  endsAt,
});

/** A request for the player's first offer at sector 1, changed as the test says. */
export const aRequest = (world: World, overrides: Partial<OfferRequest> = {}): OfferRequest => ({
  templates,
  graph: worldGraph(world),
  player: { id: PLAYER_ID, level: 1, sectorId: 1, regionId: 'home', standing: () => 60 },
  activity: {},
  avoidTargets: new Set(),
  now: NOW,
  seed: 'seed',
  slot: '1',
  ...overrides,
});

/** Offers of as many seeds. */
export const offersOf = (request: OfferRequest, count: number) =>
  Array.from({ length: count }, (_, i) => generateOffer({ ...request, seed: `seed-${i}` }));

/** The template of that code. */
export const templateOf = (code: string) => templates.find((t) => t.code === code)!;

const types = ['STANDARD', 'NEBULA', 'ASTEROID_FIELD', 'INDUSTRIAL', 'VOID'];

/** Small worlds of two regions, badly connected, with many one-way links and dead ends. */
export const smallWorlds: fc.Arbitrary<World> = fc.integer({ min: 2, max: 14 }).chain((size) => {
  const sectorId = fc.integer({ min: 1, max: size });
  // Also rows about sectors that nobody has described.
  const anySectorId = fc.integer({ min: 1, max: size + 2 });
  const sector = fc.record({
    type: fc.constantFrom(...types),
    clusterId: fc.constantFrom('inner', 'outer'),
    regionId: fc.constantFrom('home', 'home', 'home', 'away'),
    security: fc.integer({ min: 1, max: 10 }),
  });
  return fc
    .record({
      sectors: fc.array(sector, { minLength: size, maxLength: size }),
      warps: fc.array(fc.record({ from: sectorId, to: anySectorId }), {
        minLength: size,
        maxLength: size * 3,
      }),
      npcs: fc.array(
        fc.record({
          kind: fc.constantFrom('raider', 'pirate_captain', 'trader'),
          notoriety: fc.integer({ min: 0, max: 100 }),
          sectorId: anySectorId,
          alive: fc.boolean(),
          faction: fc.constantFrom('pirates', 'terran_federation'),
        }),
        { maxLength: 6 },
      ),
      wrecks: fc.array(
        fc.record({
          sectorId: anySectorId,
          cargo: fc.record({
            ore: fc.integer({ min: 0, max: 50 }),
            colonists: fc.integer({ min: 0, max: 50 }),
            'illegal:WEAPONS': fc.integer({ min: 0, max: 50 }),
          }),
        }),
        { maxLength: 4 },
      ),
      worldEvents: fc.array(
        fc.record({
          sectorId: anySectorId,
          startsAt: fc.integer({ min: -60, max: 10 }),
          lasts: fc.integer({ min: 1, max: 60 }),
        }),
        { maxLength: 4 },
      ),
    })
    .map((w) =>
      aWorld({
        clusters: [
          { id: 'inner', name: 'Inner', regionId: 'home', type: 'RESOURCE_RICH' },
          { id: 'outer', name: 'Outer', regionId: 'home', type: 'TRADE_HUB' },
        ],
        sectors: w.sectors.map((s, i) => aSector(i + 1, s)),
        warps: w.warps,
        npcs: w.npcs.map((n, i) => anNpc(`npc-${i}`, n)),
        wrecks: w.wrecks.map((r, i) => ({ id: `wreck-${i}`, ...r })),
        worldEvents: w.worldEvents.map(({ sectorId, startsAt, lasts }, i) => {
          const from = NOW + startsAt * 60_000;
          return beacon(`beacon-${i}`, sectorId, from, from + lasts * 60_000);
        }),
      }),
    );
});
