import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distances, distancesTo, shortest, withUpserts, worldGraph } from '../../src/world/world-graph.ts';
import { anNpc, aSector, aWorld, line, road, smallWorlds } from '../generation/given-world.ts';
import { plainWay } from './plain-search.ts';

describe('the graph of a world', () => {
  it('knows the shortest directed way between any two sectors', () => {
    fc.assert(
      fc.property(smallWorlds, (world) => {
        const graph = worldGraph(world);
        for (const { id: from } of world.sectors)
          for (const { id: to } of world.sectors) {
            const way = plainWay(world, from, to);
            expect(shortest(graph, from, to)).toBe(way);
            expect(distances(graph, from).get(to)).toBe(way);
            expect(distancesTo(graph, to).get(from)).toBe(way);
            expect(shortest(graph, from, to, { regionId: 'home' })).toBe(plainWay(world, from, to, 'home'));
          }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps within the bounds of a search', () => {
    const graph = worldGraph(
      aWorld({ sectors: [1, 2, 3, 4, 5].map((id) => aSector(id)), warps: line(1, 2, 3, 4, 5) }),
    );
    expect([...distances(graph, 1, { maxWarps: 2 })]).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
    expect(distances(graph, 1, { maxSectors: 4 }).size).toBe(4);
  });

  it('finds the largest set of sectors that all reach one another, the lowest of equals', () => {
    fc.assert(
      fc.property(smallWorlds, (world) => {
        const ids = world.sectors.filter((s) => s.regionId === 'home').map((s) => s.id);
        const way = (from: number, to: number) => plainWay(world, from, to, 'home') !== undefined;
        const around = ids.map((a) => ids.filter((b) => way(a, b) && way(b, a)));
        // The first of the longest is the one with the lowest sector, as the ids rise.
        const largest = around.reduce((best, set) => (set.length > best.length ? set : best), []);
        expect([...worldGraph(world).network.core('home')].sort((a, b) => a - b)).toEqual(largest);
      }),
      { numRuns: 60 },
    );
  });

  it('takes a row in place of the one of the same id and leaves the graph before as it was', () => {
    // given
    const before = worldGraph(
      aWorld({
        sectors: [aSector(1), aSector(2), aSector(3)],
        warps: road(1, 2),
        npcs: [anNpc('fox', { sectorId: 2 })],
      }),
    );
    // when
    const after = withUpserts(before, {
      warps: [...line(2, 3), ...line(1, 2)],
      npcs: [anNpc('fox', { sectorId: 3, alive: false })],
    });
    // then
    expect(shortest(before, 1, 3)).toBeUndefined();
    expect(shortest(after, 1, 3)).toBe(2);
    expect(before.npcsBySector.get(2)).toHaveLength(1);
    expect(after.npcsBySector.get(2)).toBeUndefined();
    expect(after.npcsBySector.get(3)?.[0]?.alive).toBe(false);
    expect(after.network.outgoing(1)).toEqual([2]);
  });

  it('does not index the roads again for a change that leaves them alone', () => {
    const before = worldGraph(aWorld({ sectors: [aSector(1), aSector(2)], warps: road(1, 2) }));
    const after = withUpserts(before, { npcs: [anNpc('fox')], warps: line(1, 2) });
    expect(after.network).toBe(before.network);
  });

  it('joins a warp to its sector whichever of them comes first', () => {
    const first = worldGraph(aWorld({ sectors: [aSector(1)], warps: line(1, 2) }));
    expect(shortest(first, 1, 2)).toBeUndefined();
    expect(shortest(withUpserts(first, { sectors: [aSector(2)] }), 1, 2)).toBe(1);
  });
});
