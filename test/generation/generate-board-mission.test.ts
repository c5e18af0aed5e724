import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seatOf } from '../../src/generation/faction-seat.ts';
import {
  BOARD_FACTIONS,
  type BoardRequest,
  generateBoardMission,
} from '../../src/generation/generate-board-mission.ts';
import { worldGraph } from '../../src/world/world-graph.ts';
import { HOUR, NOW } from '../support/given-context.ts';
import { plainWay, routeWarps, stopsOf } from '../world/plain-search.ts';
import { galaxy, templates } from './content.ts';
import { busyWorld, smallWorlds } from './given-world.ts';

const request = (overrides: Partial<BoardRequest> & Pick<BoardRequest, 'graph'>): BoardRequest => ({
  templates,
  faction: 'frontier_coalition',
  regionId: 'home',
  seed: 'board',
  index: 0,
  now: NOW,
  ...overrides,
});

describe('a mission of a faction’s board', () => {
  it('can be done in time from every sector that can reach any of the core, in any world', () => {
    // No slack in the content, so that what the generator itself allows for shows.
    const tight = templates.map((t) => ({ ...t, maxWarps: 2, time: { minutes: 5, secondsPerWarp: 60 } }));
    let made = 0;
    fc.assert(
      fc.property(smallWorlds, fc.constantFrom(...BOARD_FACTIONS), fc.string(), (world, faction, seed) => {
        const graph = worldGraph(world);
        const mission = generateBoardMission(request({ graph, faction, seed, templates: tight }));
        if (mission === undefined || mission.definition.missionType === 'trade') return;
        made++;
        const stops = stopsOf(mission);
        const seat = seatOf(graph, 'home', faction)!;
        // Nobody is sent where there is no way back from.
        for (const stop of stops) expect(plainWay(world, stop, seat.id, 'home')).toBeDefined();
        for (const { id } of world.sectors.filter((s) => s.regionId === 'home')) {
          const reachesSeat = plainWay(world, id, seat.id, 'home') !== undefined;
          const warps = routeWarps(world, id, stops, 'home');
          expect(warps !== undefined).toBe(reachesSeat);
          if (warps !== undefined)
            expect(mission.definition.timeLimitSeconds).toBeGreaterThanOrEqual(300 + 60 * warps);
        }
      }),
      { numRuns: 300 },
    );
    expect(made).toBeGreaterThan(30);
  });

  it('stays up for 24 to 72 h, in its region, from its faction', () => {
    const graph = worldGraph(busyWorld());
    const ends = new Set<number>();
    for (const faction of BOARD_FACTIONS)
      for (let index = 0; index < 10; index++) {
        const mission = generateBoardMission(request({ graph, faction, index }))!;
        expect(mission.definition.regionId).toBe('home');
        expect(mission.factionId).toBe(faction);
        expect(mission.definition.expiresAt).toBeGreaterThanOrEqual(NOW + 24 * HOUR);
        expect(mission.definition.expiresAt).toBeLessThanOrEqual(NOW + 72 * HOUR);
        ends.add(mission.definition.expiresAt!);
      }
    expect(ends.size).toBeGreaterThan(20);
  });

  it('is the same for the same seed and place, and does not come twice on one board', () => {
    const graph = worldGraph(busyWorld());
    const first = generateBoardMission(request({ graph }))!;
    expect(generateBoardMission(request({ graph }))).toEqual(first);
    const avoidTargets = new Set([first.targetKey]);
    expect(generateBoardMission(request({ graph, avoidTargets }))?.targetKey).not.toBe(first.targetKey);
  });

  it('keeps to what its faction favours', () => {
    const graph = worldGraph(galaxy());
    const typesOf = (faction: string) =>
      new Set(
        Array.from({ length: 40 }, (_, index) => {
          const made = generateBoardMission(request({ graph, faction, index, regionId: 'terran_space' }));
          return made?.definition.missionType;
        }),
      );
    expect(typesOf('mercantile_guild')).toEqual(new Set(['cargo_delivery', 'trade', 'diplomatic']));
    expect(typesOf('astral_mining_consortium')).toEqual(new Set(['exploration', 'cargo_delivery']));
    expect(typesOf('nova_scientific_institute')).toEqual(new Set(['exploration']));
    expect(typesOf('fringe_alliance')).toEqual(new Set(['smuggling']));
    expect(typesOf('terran_federation')).toEqual(
      new Set(['travel', 'cargo_delivery', 'combat', 'diplomatic']),
    );
  });

  it('is none in a region that does not exist, nor from a faction without a board', () => {
    const graph = worldGraph(busyWorld());
    expect(generateBoardMission(request({ graph, regionId: 'nowhere' }))).toBeUndefined();
    expect(generateBoardMission(request({ graph, faction: 'pirates' }))).toBeUndefined();
  });
});
