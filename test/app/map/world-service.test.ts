import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../../src/app/ports/store.ts';
import { MemoryStore } from '../../../src/persistence/memory-store.ts';
import type { World } from '../../../src/world/world.ts';
import { shortest } from '../../../src/world/world-graph.ts';
import { worldBody } from '../../../src/world/world-schema.ts';
import { anNpc, aSector, aWorld, beacon, line, road } from '../../generation/given-world.ts';
import { NOW } from '../../support/given-context.ts';
import { anotherOn, aTurnover } from '../../turnover/given-turnover.ts';

const nothing = worldBody.parse({});
const put = (rows: Partial<World>): World => ({ ...nothing, ...rows });

const given = () =>
  aTurnover({ world: aWorld({ sectors: [1, 2, 3].map((id) => aSector(id)), warps: road(1, 2, 3) }) });

describe('a row that names what is not on the map', () => {
  const refused: [what: string, rows: Partial<World>, path: string][] = [
    [
      'a cluster of no region',
      { clusters: [{ id: 'c', name: 'C', regionId: 'no', type: 'X' }] },
      'clusters.0.region_id',
    ],
    [
      'a sector of no region',
      { sectors: [aSector(4), aSector(5, { regionId: 'no' })] },
      'sectors.1.region_id',
    ],
    ['a sector of no cluster', { sectors: [aSector(4, { clusterId: 'no' })] }, 'sectors.0.cluster_id'],
    ['a warp to nowhere', { warps: [{ from: 1, to: 99 }] }, 'warps.0.to'],
    ['a warp from nowhere', { warps: [...line(1, 3), { from: 99, to: 1 }] }, 'warps.1.from'],
    ['an NPC nowhere', { npcs: [anNpc('n', { sectorId: 99 })] }, 'npcs.0.sector_id'],
    ['a wreck nowhere', { wrecks: [{ id: 'w', sectorId: 99, cargo: {} }] }, 'wrecks.0.sector_id'],
    ['a beacon nowhere', { worldEvents: [beacon('b', 99)] }, 'world_events.0.sector_id'],
    [
      'a beacon in no region',
      { worldEvents: [{ ...beacon('b', 1), regionId: 'no' }] },
      'world_events.0.region_id',
    ],
    [
      'a beacon that ends as it starts',
      { worldEvents: [beacon('b', 1, NOW, NOW)] },
      'world_events.0.ends_at',
    ],
  ];
  it.each(refused)('%s', async (_, rows, path) => {
    const { world } = await given();
    expect(await world.put(put(rows))).toMatchObject({
      ok: false,
      refusal: { code: 'request/invalid', details: { issues: [{ path }] } },
    });
  });

  it('refuses the whole call: nothing is half applied', async () => {
    const home = await given();
    const before = [home.atlas.graph, await home.store.world.all()];
    const answer = await home.world.put(
      put({
        sectors: [aSector(4), aSector(1, { name: 'Renamed' })],
        warps: [...line(1, 4), { from: 4, to: 99 }],
      }),
    );
    expect(answer.ok).toBe(false);
    expect([home.atlas.graph, await home.store.world.all()]).toEqual(before);
  });

  it('lists at most twenty issues', async () => {
    const { world } = await given();
    const warps = Array.from({ length: 50 }, () => ({ from: 98, to: 99 }));
    expect(await world.put(put({ warps }))).toMatchObject({
      refusal: { details: { issues: { length: 20 } } },
    });
  });
});

describe('a call of the map', () => {
  it('may name what it brings itself, whatever the order of the lists', async () => {
    const { world } = await given();
    const rows = aWorld({
      regions: [{ id: 'new', name: 'New', timeZone: 'UTC', refreshHour: 0 }],
      clusters: [{ id: 'n', name: 'N', regionId: 'new', type: 'STANDARD' }],
      sectors: [aSector(50, { regionId: 'new', clusterId: 'n' })],
      warps: line(3, 50),
      npcs: [anNpc('n', { sectorId: 50 })],
    });
    expect(await world.put(rows)).toEqual({ ok: true, removed: 0, warnings: [] });
  });

  it('is taken in the order of arrival: sectors, then the warps to them, without waiting', async () => {
    const { world, atlas } = await given();
    const answers = await Promise.all([
      world.put(put({ sectors: [aSector(4)] })),
      world.put(put({ warps: [{ from: 3, to: 99 }] })),
      world.put(put({ warps: line(3, 4) })),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, false, true]);
    expect(shortest(atlas.graph, 1, 4)).toBe(3);
  });

  it('that the store could not take leaves the map as it was, and the next one is taken', async () => {
    const store = new MemoryStore(() => NOW);
    const home = await aTurnover({ store, world: aWorld({ sectors: [aSector(1)] }) });
    const { change } = store.world;
    store.world.change = async () => {
      throw new StoreUnavailable('away');
    };
    await expect(home.world.put(put({ sectors: [aSector(2)] }))).rejects.toThrow(StoreUnavailable);
    expect(home.atlas.graph.sectors.has(2)).toBe(false);
    store.world.change = change;
    expect((await home.world.put(put({ sectors: [aSector(2)] }))).ok).toBe(true);
    expect(home.atlas.graph.sectors.has(2)).toBe(true);
  });

  it('replaces rows of the same id and leaves the others', async () => {
    const home = await given();
    await home.world.put(put({ sectors: [aSector(2, { name: 'Second', security: 9 })], npcs: [anNpc('n')] }));
    await home.world.put(put({ npcs: [anNpc('n', { alive: false })] }));
    const { sectors, npcs } = home.atlas.graph;
    expect([1, 2, 3].map((id) => sectors.get(id)?.name)).toEqual(['Sector 1', 'Second', 'Sector 3']);
    expect([...npcs.values()].map((n) => [n.id, n.alive])).toEqual([['n', false]]);
    expect(home.atlas.names.sector(2)).toBe('Second');
  });

  it('with the same id twice counts the last, in memory as in the store', async () => {
    const home = await given();
    await home.world.put(put({ npcs: [anNpc('n', { name: 'First' }), anNpc('n', { name: 'Last' })] }));
    const again = await anotherOn(home);
    expect([home, again].map(({ atlas }) => atlas.graph.npcs.get('n')?.name)).toEqual(['Last', 'Last']);
    const rows = (await home.store.world.all()).filter((r) => r.kind === 'npc');
    expect(rows).toHaveLength(1);
  });

  it('is followed by the graph at once, and by what a restart reads', async () => {
    const home = await given();
    expect(shortest(home.atlas.graph, 1, 4)).toBeUndefined();
    await home.world.put(put({ sectors: [aSector(4)], warps: [...line(3, 4), ...line(1, 3)] }));
    const again = await anotherOn(home);
    for (const { atlas } of [home, again]) {
      expect(shortest(atlas.graph, 1, 4)).toBe(2);
      // Links are one-way.
      expect(shortest(atlas.graph, 4, 1)).toBeUndefined();
    }
    expect(again.atlas.graph.sectors).toEqual(home.atlas.graph.sectors);
  });
});

describe('the body of a call', () => {
  it.each([
    ['regions.0.time_zone', { regions: [{ id: 'r', name: 'R', time_zone: 'Mars/Olympus' }] }],
    ['regions.0.refresh_hour', { regions: [{ id: 'r', name: 'R', refresh_hour: 24 }] }],
    [
      'npcs.0.notoriety',
      { npcs: [{ id: 'n', kind: 'k', name: 'N', faction: 'f', notoriety: 101, sector_id: 1, alive: true }] },
    ],
    [
      'sectors.0.security',
      {
        sectors: [{ id: 1, name: 'S', type: 'T', cluster_id: 'c', region_id: 'r', security: 0, x: 0, y: 0 }],
      },
    ],
    [
      'world_events.0.kind',
      { world_events: [{ id: 'e', kind: 'party', region_id: 'r', sector_id: 1, starts_at: 0, ends_at: 1 }] },
    ],
  ])('%s is checked', (path, body) => {
    expect(worldBody.safeParse(body).error?.issues[0]?.path.join('.')).toBe(path);
  });

  it('has UTC and midnight as a region’s default, and takes instants as text', () => {
    const { regions, worldEvents } = worldBody.parse({
      regions: [{ id: 'r', name: 'R' }],
      world_events: [
        {
          id: 'e',
          kind: 'distress_beacon',
          region_id: 'r',
          sector_id: 1,
          starts_at: '2102-03-01T12:00:00Z',
          ends_at: NOW + 1,
        },
      ],
    });
    expect(regions).toEqual([{ id: 'r', name: 'R', timeZone: 'UTC', refreshHour: 0 }]);
    expect(worldEvents).toMatchObject([{ startsAt: NOW, endsAt: NOW + 1 }]);
  });
});
