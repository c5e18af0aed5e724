import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { coreClusters } from '../../content/galaxy/core-clusters.ts';
import { outerClusters } from '../../content/galaxy/outer-clusters.ts';
import { SECTOR_TYPES } from '../../content/galaxy/plan.ts';
import { galaxyText } from '../../content/generate-galaxy.ts';
import type { Warp, World } from '../../src/world/world.ts';
import { worldBody } from '../../src/world/world-schema.ts';

const worldOf = (text: string): World => worldBody.parse(JSON.parse(text));

/** How many sectors can be reached from sector 1 along these warps. */
function reached(warps: readonly Warp[]): number {
  const onward = Map.groupBy(warps, (w) => w.from);
  const seen = new Set([1]);
  for (const id of seen) for (const warp of onward.get(id) ?? []) seen.add(warp.to);
  return seen.size;
}

const oneWays = ({ warps }: World) => {
  const there = new Set(warps.map((w) => `${w.from} ${w.to}`));
  return warps.filter((w) => !there.has(`${w.to} ${w.from}`)).length;
};

describe('the shipped galaxy', async () => {
  const shipped = await readFile('content/galaxy.json', 'utf8');
  const world = worldOf(shipped);

  it('is what the generator writes, byte for byte', () => {
    expect(galaxyText() === shipped).toBe(true);
  });

  it('is one region of 300 sectors in 12 clusters, with unique names and Sol first', () => {
    expect(world.regions).toEqual([
      { id: 'terran_space', name: 'Terran Space', timeZone: 'UTC', refreshHour: 0 },
    ]);
    expect(world.clusters).toHaveLength(12);
    expect(world.sectors.map((s) => s.id)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
    expect(new Set(world.sectors.map((s) => s.name)).size).toBe(300);
    expect(world.sectors[0]!.name).toBe('Sol');
    expect(world.worldEvents).toEqual([]);
  });

  it('has every sector type, and no other', () => {
    expect(new Set(world.sectors.map((s) => s.type))).toEqual(new Set(SECTOR_TYPES));
  });

  it('is guarded where the Federation sits and lawless far out', () => {
    const federation = world.sectors.filter((s) => s.id <= 50).map((s) => s.security);
    const far = world.sectors.filter((s) => s.id > 225).map((s) => s.security);
    expect(Math.min(...federation)).toBeGreaterThanOrEqual(8);
    expect(federation.filter((security) => security >= 9).length).toBeGreaterThan(25);
    expect(Math.max(...far)).toBeLessThanOrEqual(4);
  });

  it('lists each warp once and none from a sector to itself', () => {
    expect(world.warps.length).toBeGreaterThanOrEqual(700);
    expect(new Set(world.warps.map((w) => `${w.from} ${w.to}`)).size).toBe(world.warps.length);
    expect(world.warps.filter((w) => w.from === w.to)).toEqual([]);
  });

  it('has wrecks with cargo in every cluster', () => {
    const clusterOf = new Map(world.sectors.map((s) => [s.id, s.clusterId]));
    expect(world.wrecks).toHaveLength(30);
    expect(new Set(world.wrecks.map((w) => clusterOf.get(w.sectorId))).size).toBe(12);
    expect(world.wrecks.every((w) => Object.values(w.cargo).some((units) => units > 0))).toBe(true);
  });

  it('has somebody wanted in every cluster, and pirate captains in most', () => {
    const clusterOf = new Map(world.sectors.map((s) => [s.id, s.clusterId]));
    const captains = world.npcs.filter((n) => n.kind === 'pirate_captain');
    const wanted = world.npcs.filter((n) => n.notoriety >= 50 || n.kind === 'pirate_captain');
    expect(world.npcs).toHaveLength(40);
    expect(new Set(world.npcs.map((n) => n.id)).size).toBe(40);
    expect(captains.every((n) => n.faction === 'pirates' && n.alive)).toBe(true);
    expect(new Set(captains.map((n) => clusterOf.get(n.sectorId))).size).toBeGreaterThanOrEqual(8);
    expect(new Set(wanted.map((n) => clusterOf.get(n.sectorId))).size).toBe(12);
  });
});

describe.each([2102, 1, 77, 4_000_000_000])('a galaxy of seed %i', (seed) => {
  const world = worldOf(galaxyText(seed));

  it('lets every sector be reached from every other along directed warps', () => {
    const backwards = world.warps.map(({ from, to }) => ({ from: to, to: from }));
    expect([reached(world.warps), reached(backwards)]).toEqual([300, 300]);
  });

  it('has 8 to 10 % of its links one-way', () => {
    const links = (world.warps.length + oneWays(world)) / 2;
    expect(oneWays(world) / links).toBeGreaterThanOrEqual(0.08);
    expect(oneWays(world) / links).toBeLessThanOrEqual(0.1);
  });
});

describe('the generator', () => {
  it('writes the same bytes for the same seed and others for another', () => {
    const [first, again, other] = [5, 5, 6].map(galaxyText);
    expect(first === again).toBe(true);
    expect(first === other).toBe(false);
  });

  it('has 25 names for each cluster', () => {
    const counts = [...coreClusters, ...outerClusters].map(
      (plan) => Object.values(plan.names).flatMap((names) => names.split(', ')).length,
    );
    expect(counts).toEqual(Array.from({ length: 12 }, () => 25));
  });
});
