import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REACH_SECTORS, stillStands } from '../../src/generation/find-work.ts';
import { generateOffer } from '../../src/generation/generate-offer.ts';
import type { OfferDraft } from '../../src/generation/offer-draft.ts';
import type { World } from '../../src/world/world.ts';
import { worldGraph } from '../../src/world/world-graph.ts';
import { HOUR, NOW } from '../support/given-context.ts';
import { plainWay, routeWarps, stopsOf } from '../world/plain-search.ts';
import { templates } from './content.ts';
import {
  anNpc,
  aRequest,
  aSector,
  aWorld,
  beacon,
  busyWorld,
  line,
  offersOf,
  road,
  smallWorlds,
} from './given-world.ts';

const codesOf = (offers: readonly (OfferDraft | undefined)[]) => new Set(offers.map((o) => o?.templateCode));
const only = (code: string) => templates.filter((t) => t.code === code);
const from = (world: World) => aRequest(world);

describe('an offer', () => {
  it('can always be done in time, in any world, however its links run', () => {
    let made = 0;
    const seen = new Set<string>();
    fc.assert(
      fc.property(smallWorlds, fc.array(fc.string(), { minLength: 6, maxLength: 6 }), (world, seeds) => {
        const start = world.sectors.find((s) => s.regionId === 'home') ?? world.sectors[0]!;
        const player = { ...aRequest(world).player, sectorId: start.id };
        for (const seed of seeds)
          for (const template of templates) {
            const offer = generateOffer(aRequest(world, { templates: [template], player, seed }));
            if (offer === undefined) continue;
            made++;
            seen.add(template.code);
            const stops = stopsOf(offer);
            const sectors = stops.map((id) => world.sectors.find((s) => s.id === id));
            expect(sectors.every((s) => s?.regionId === 'home')).toBe(true);
            const warps = routeWarps(world, start.id, stops);
            expect(warps).toBeDefined();
            expect(offer.minWarps).toBe(routeWarps(world, start.id, stops, 'home'));
            expect(offer.definition.timeLimitSeconds).toBeGreaterThanOrEqual(300 + 60 * offer.minWarps);
            expect(offer.minWarps).toBeGreaterThanOrEqual(warps!);
            const graph = worldGraph(world);
            expect(stillStands(offer, templates, graph, NOW)).toBe(true);
          }
      }),
      { numRuns: 150 },
    );
    expect(made).toBeGreaterThan(500);
    expect(seen.size).toBe(templates.filter((t) => t.uses.includes('random')).length);
  });

  it('is the same for the same seed, world and player, whatever order the rows came in', () => {
    fc.assert(
      fc.property(smallWorlds, fc.string(), (world, seed) => {
        const turned = Object.fromEntries(
          Object.entries(world).map(([key, rows]) => [key, rows.toReversed()]),
        ) as unknown as World;
        const start = world.sectors[0]!.id;
        const request = aRequest(world, { seed, player: { ...aRequest(world).player, sectorId: start } });
        const offer = generateOffer(request);
        expect(generateOffer(request)).toEqual(offer);
        expect(generateOffer({ ...request, graph: worldGraph(turned) })).toEqual(offer);
      }),
      { numRuns: 100 },
    );
  });

  it('differs between seeds, slots and players', () => {
    const request = from(busyWorld());
    expect(new Set(offersOf(request, 50).map((o) => o?.targetKey)).size).toBeGreaterThan(5);
    const others = ['1', '2', '3', '4', '5', '6'].map((slot) => generateOffer({ ...request, slot }));
    expect(new Set(others.map((o) => JSON.stringify(o?.definition))).size).toBeGreaterThan(1);
  });

  it('is none where there is nowhere to go and nothing to do', () => {
    const alone = aWorld({ sectors: [aSector(1), aSector(2)], warps: line(2, 1) });
    expect(generateOffer(from(alone))).toBeUndefined();
    const lost = { ...from(busyWorld()).player, sectorId: 404 };
    expect(generateOffer({ ...from(busyWorld()), player: lost })).toBeUndefined();
  });

  it('does not come again about a target to be avoided', () => {
    const world = busyWorld();
    const first = offersOf(from(world), 200).map((o) => o!.targetKey);
    const avoidTargets = new Set(first.slice(0, 5));
    const later = offersOf(aRequest(world, { avoidTargets }), 200).map((o) => o!.targetKey);
    expect(later.some((key) => avoidTargets.has(key))).toBe(false);
    const all = new Set([...first, ...later]);
    expect(generateOffer(aRequest(world, { avoidTargets: all }))?.targetKey).not.toBe(first[0]);
  });

  it('looks at a bounded part of the map, however large it is', () => {
    const side = 75;
    const id = (x: number, y: number) => 1 + x + y * side;
    const rows = Array.from({ length: side }, (_, i) => Array.from({ length: side }, (_, j) => id(j, i)));
    const columns = rows[0]!.map((_, x) => rows.map((row) => row[x]!));
    const world = aWorld({
      sectors: rows.flat().map((n) => aSector(n)),
      warps: [...rows, ...columns].flatMap((way) => road(...way)),
    });
    const graph = worldGraph(world);
    let looked = 0;
    const network = {
      ...graph.network,
      outgoing: (n: number) => {
        looked++;
        return graph.network.outgoing(n);
      },
    };
    const player = { ...from(world).player, sectorId: id(37, 37) };
    const offers = offersOf(aRequest(world, { graph: { ...graph, network }, player }), 50);
    expect(offers.every((o) => o !== undefined)).toBe(true);
    expect(looked / 50).toBeLessThan(REACH_SECTORS + 1000);
  });
});

describe('what a template needs of the world', () => {
  const bare = aWorld({ sectors: [1, 2, 3].map((n) => aSector(n)), warps: road(1, 2, 3) });
  const offered = (world: World, overrides = {}) => codesOf(offersOf(aRequest(world, overrides), 300));

  it('is not made up: a bare world has no bounty, salvage, beacon or prospect', () => {
    expect([...offered(bare)].sort()).toEqual([
      'emergency_supplies',
      'guild_freight',
      'patrol',
      'smuggling',
      'survey',
    ]);
  });

  it.each([
    ['dead', { alive: false }],
    ['little known', { notoriety: 49 }],
    ['in another cluster', { sectorId: 3 }],
    ['in a sector that nobody has described', { sectorId: 77 }],
    ['out of reach', { sectorId: 4 }],
  ])('hunts nobody who is %s', (_, npc) => {
    const world = aWorld({
      ...bare,
      clusters: [...bare.clusters, { id: 'far', name: 'Far', regionId: 'home', type: 'STANDARD' }],
      sectors: [aSector(1), aSector(2), aSector(3, { clusterId: 'far' }), aSector(4)],
      npcs: [anNpc('fox', npc)],
    });
    expect(offered(world)).not.toContain('bounty_hunt');
    expect(offered({ ...world, npcs: [anNpc('fox')] })).toContain('bounty_hunt');
  });

  it('hunts a pirate captain whatever is said of him, by his id alone', () => {
    const world = { ...bare, npcs: [anNpc('fox', { kind: 'pirate_captain', notoriety: 0 })] };
    const bounty = generateOffer(aRequest(world, { templates: only('bounty_hunt') }));
    expect(bounty?.definition.objectives).toEqual([
      { kind: 'defeat', params: { count: 1, opponent: { id: 'fox' } } },
    ]);
  });

  it('puts no price on the head of one of the issuer’s own', () => {
    const world = { ...bare, npcs: [anNpc('spy', { faction: 'terran_federation' })] };
    const issuers = offersOf(aRequest(world, { templates: only('bounty_hunt') }), 40);
    expect(new Set(issuers.map((o) => o?.factionId))).toEqual(new Set(['frontier_coalition']));
  });

  it('never asks for more salvage than a wreck holds, nor for what is no salvage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 }), (ore, fuel) => {
        const cargo = { ore, fuel, colonists: 500, 'illegal:WEAPONS': 500 };
        const world = { ...bare, wrecks: [{ id: 'hull', sectorId: 2, cargo }] };
        for (const offer of offersOf(aRequest(world, { templates: only('salvage') }), 5)) {
          if (ore + fuel === 0) expect(offer).toBeUndefined();
          const asked = offer?.definition.objectives?.[0]?.params as
            | { commodity: 'ore' | 'fuel'; units: number; wreckId: string }
            | undefined;
          if (asked === undefined) continue;
          expect(asked.wreckId).toBe('hull');
          expect(asked.units).toBeGreaterThan(0);
          expect(asked.units).toBeLessThanOrEqual(cargo[asked.commodity]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('smuggles only for those whom the Fringe Alliance trusts with 50 or more', () => {
    const with50 = (standing: number) => ({
      player: { ...from(bare).player, standing: () => standing },
      templates: only('smuggling'),
    });
    expect(generateOffer(aRequest(bare, with50(49)))).toBeUndefined();
    const offer = generateOffer(aRequest(bare, with50(50)));
    expect(offer?.factionId).toBe('fringe_alliance');
    expect(offer?.definition.minReputation).toBe(50);
  });

  it('answers a beacon only while it calls, and ends when it does', () => {
    const distress = (startsAt: number, endsAt: number) =>
      generateOffer(
        aRequest(
          { ...bare, worldEvents: [beacon('mayday', 3, startsAt, endsAt)] },
          { templates: only('distress_beacon') },
        ),
      );
    // Two warps away: 300 s and 60 s for each.
    const needed = 420_000;
    expect(distress(NOW + 1, NOW + HOUR)).toBeUndefined();
    expect(distress(NOW - HOUR, NOW)).toBeUndefined();
    expect(distress(NOW - HOUR, NOW + needed - 1)).toBeUndefined();
    const offer = distress(NOW, NOW + needed);
    expect(offer?.definition.expiresAt).toBe(NOW + needed);
    expect(offer?.definition.timeLimitSeconds).toBe(420);
  });

  it('says when an offer has lost what it was about', () => {
    const world = busyWorld();
    const graph = worldGraph({ ...world, npcs: [], wrecks: [], worldEvents: [] });
    for (const code of ['bounty_hunt', 'salvage', 'distress_beacon']) {
      const offer = generateOffer(aRequest(world, { templates: only(code) }))!;
      expect(stillStands(offer, templates, worldGraph(world), NOW)).toBe(true);
      expect(stillStands(offer, templates, graph, NOW)).toBe(false);
    }
  });

  it('sends patrols round over every stop, each once, in order where it says so', () => {
    const offers = offersOf(aRequest(bare, { templates: only('patrol') }), 60).map((o) => o!);
    expect(new Set(offers.map((o) => o.definition.mode))).toEqual(new Set(['all', 'sequence']));
    for (const offer of offers) {
      const stops = stopsOf(offer);
      expect(new Set(stops).size).toBe(stops.length);
      expect(stops.length).toBeGreaterThanOrEqual(2);
      expect(plainWay(bare, 1, stops[0]!)).toBeLessThanOrEqual(offer.minWarps);
    }
  });
});
