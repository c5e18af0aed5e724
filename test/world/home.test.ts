import { describe, expect, it } from 'vitest';
import { homeOn, homeProblem } from '../../src/world/home.ts';
import { worldGraph } from '../../src/world/world-graph.ts';
import { aSector, aWorld } from '../generation/given-world.ts';

const region = (id: string) => ({ id, name: id, timeZone: 'UTC', refreshHour: 0 });
const map = worldGraph(
  aWorld({
    regions: ['waste', 'zion', 'alpha'].map(region),
    sectors: [
      aSector(9, { regionId: 'zion' }),
      aSector(4, { regionId: 'zion' }),
      aSector(1, { regionId: 'alpha' }),
    ],
  }),
);
const empty = worldGraph({});

describe('where new players begin', () => {
  it.each([
    ['the first region with a sector, and its lowest', {}, { regionId: 'zion', sectorId: 4 }],
    [
      'a region that is set, and its lowest sector',
      { regionId: 'alpha' },
      { regionId: 'alpha', sectorId: 1 },
    ],
    ['a sector that is set, and its region', { sectorId: 9 }, { regionId: 'zion', sectorId: 9 }],
    ['both as they are set', { regionId: 'alpha', sectorId: 9 }, { regionId: 'alpha', sectorId: 9 }],
    ['nowhere yet: the region has no sector', { regionId: 'waste' }, undefined],
    ['nowhere yet: the sector is not there', { sectorId: 77 }, undefined],
  ])('%s', (_, settings, expected) => {
    expect(homeOn(map, settings)).toEqual(expected);
  });

  it('is not known on an empty map, unless both are set', () => {
    expect([{}, { regionId: 'a' }, { sectorId: 1 }].map((s) => homeOn(empty, s))).toEqual(
      Array(3).fill(undefined),
    );
    expect(homeOn(empty, { regionId: 'a', sectorId: 1 })).toEqual({ regionId: 'a', sectorId: 1 });
  });

  it.each([
    [{}, undefined],
    [{ regionId: 'zion', sectorId: 9 }, undefined],
    [{ regionId: 'sion' }, 'DEFAULT_REGION: there is no region sion on the map'],
    [{ sectorId: 77 }, 'DEFAULT_SECTOR: there is no sector 77 on the map'],
    [{ regionId: 'alpha', sectorId: 9 }, 'DEFAULT_SECTOR: sector 9 is in zion, not in alpha'],
  ])('is said when the map does not fit %j', (settings, expected) => {
    expect(homeProblem(map, settings)).toBe(expected);
    expect(homeProblem(empty, settings)).toBeUndefined();
  });
});
