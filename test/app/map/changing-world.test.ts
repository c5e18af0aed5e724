import { describe, expect, it } from 'vitest';
import { newPlayer } from '../../../src/missions/player.ts';
import type { WorldChanges } from '../../../src/world/world.ts';
import { shortest } from '../../../src/world/world-graph.ts';
import { worldChanges } from '../../../src/world/world-schema.ts';
import { anNpc, aSector, aWorld, beacon, line, road } from '../../generation/given-world.ts';
import { playerId } from '../../support/given-core.ts';
import { anotherOn, aTurnover } from '../../turnover/given-turnover.ts';

const given = () =>
  aTurnover({
    world: aWorld({
      sectors: [1, 2, 3].map((id) => aSector(id)),
      warps: road(1, 2, 3),
      npcs: [anNpc('fox', { sectorId: 3 })],
    }),
  });

/** The body of a call as the game writes it. */
const wire = (body: object): WorldChanges => worldChanges.parse(body);

const issuesOf = (answer: object) =>
  (answer as { refusal?: { details: { issues: { path: string; message: string }[] } } }).refusal?.details
    .issues;

describe('a field that a row leaves out', () => {
  it.each([
    ['of a region', 'regions', { id: 'home', name: 'New Home' }, { timeZone: 'UTC', name: 'New Home' }],
    ['of a region: its hour', 'regions', { id: 'home', refresh_hour: 5 }, { name: 'Home', refreshHour: 5 }],
    ['of a cluster', 'clusters', { id: 'inner', type: 'TRADE_HUB' }, { name: 'Inner', type: 'TRADE_HUB' }],
    ['of a sector', 'sectors', { id: 2, security: 9 }, { name: 'Sector 2', security: 9, regionId: 'home' }],
    ['of an NPC', 'npcs', { id: 'fox', alive: false }, { name: 'Captain fox', alive: false, sectorId: 3 }],
    ['none of them', 'npcs', { id: 'fox' }, { name: 'Captain fox', alive: true, notoriety: 70 }],
  ] as const)('%s stays as it is stored, here and after a restart', async (_, list, row, expected) => {
    const home = await given();
    await home.world.put(wire({ regions: [{ id: 'home', refresh_hour: 3 }] }));
    expect(await home.world.put(wire({ [list]: [row] }))).toMatchObject({ ok: true });
    for (const { atlas } of [home, await anotherOn(home)]) {
      expect((atlas.graph[list] as ReadonlyMap<unknown, unknown>).get(row.id)).toMatchObject(expected);
      expect(atlas.region('home')?.refreshHour).toBe('refresh_hour' in row ? 5 : 3);
    }
  });

  it('is needed in a row that is new, by name; two have a default', async () => {
    const { world, atlas } = await given();
    const answer = await world.put(wire({ sectors: [{ id: 2 }, { id: 9, name: 'Nine', type: 'VOID' }] }));
    expect(issuesOf(answer)).toEqual(
      ['cluster_id', 'region_id', 'security', 'x', 'y'].map((field) => ({
        path: `sectors.1.${field}`,
        message: 'missing: sector 9 is not on the map yet',
      })),
    );
    expect(await world.put(wire({ regions: [{ id: 'new', name: 'New' }] }))).toMatchObject({ ok: true });
    expect(atlas.region('new')).toEqual({ id: 'new', name: 'New', timeZone: 'UTC', refreshHour: 0 });
  });

  it('may come further on in the same call', async () => {
    const { world, atlas } = await given();
    const sector = { id: 9, name: 'Nine', type: 'VOID', cluster_id: 'inner', region_id: 'home' };
    const body = {
      sectors: [
        { ...sector, security: 3, x: 0, y: 0 },
        { id: 9, security: 4 },
      ],
    };
    expect(await world.put(wire(body))).toMatchObject({ ok: true });
    expect(atlas.graph.sectors.get(9)).toMatchObject({ name: 'Nine', security: 4 });
  });
});

describe('a row that is taken away', () => {
  it('is gone, here, after a restart and in another process', async () => {
    const home = await given();
    const other = await anotherOn(home);
    const body = { warps: [{ from: 2, to: 3, removed: true }], npcs: [{ id: 'fox', removed: true }] };
    expect(await home.world.put(wire(body))).toEqual({ ok: true, removed: 2, warnings: [] });
    await other.atlas.load(home.store.world);
    for (const { atlas } of [home, other, await anotherOn(home)]) {
      expect(atlas.graph.npcs.size).toBe(0);
      expect(atlas.graph.npcsBySector.size).toBe(0);
      expect(shortest(atlas.graph, 1, 3)).toBeUndefined();
      expect(shortest(atlas.graph, 3, 1)).toBe(2);
    }
  });

  it('takes a sector’s warps with it, both ways', async () => {
    const home = await given();
    await home.world.put(wire({ npcs: [{ id: 'fox', sector_id: 1 }] }));
    expect(await home.world.put(wire({ sectors: [{ id: 2, removed: true }] }))).toMatchObject({
      ok: true,
      removed: 5,
    });
    const rows = await home.store.world.all();
    expect(rows.filter((r) => r.kind === 'warp')).toEqual([]);
    for (const { atlas } of [home, await anotherOn(home)]) {
      expect([...atlas.graph.sectors.keys()]).toEqual([1, 3]);
      expect(atlas.graph.network.outgoing(1)).toEqual([]);
    }
  });

  it('that is not there changes nothing and is warned of, so that a call may be made again', async () => {
    const home = await given();
    const version = await home.store.world.version();
    const body = { sectors: [{ id: 99, removed: true }], warps: [{ from: 1, to: 3, removed: true }] };
    expect(await home.world.put(wire(body))).toMatchObject({
      ok: true,
      removed: 0,
      warnings: [
        { path: 'sectors.0', code: 'not_on_map' },
        { path: 'warps.0', code: 'not_on_map' },
      ],
    });
    expect(await home.store.world.version()).toBe(version);
  });

  it('may be brought anew in the same call, as a new row with the warps that the call brings', async () => {
    const home = await given();
    const sector = { name: 'Two', type: 'VOID', cluster_id: 'inner', region_id: 'home', security: 1 };
    const anew = { id: 2, ...sector, x: 0, y: 0 };
    const body = { sectors: [{ id: 2, removed: true }, anew], warps: line(2, 3) };
    expect(await home.world.put(wire(body))).toMatchObject({ ok: true });
    for (const { atlas } of [home, await anotherOn(home)]) {
      expect(atlas.graph.sectors.get(2)?.name).toBe('Two');
      expect(shortest(atlas.graph, 2, 3)).toBe(1);
      expect(shortest(atlas.graph, 1, 2)).toBeUndefined();
    }
    const bare = {
      sectors: [
        { id: 1, removed: true },
        { id: 1, name: 'One' },
      ],
    };
    expect(issuesOf(await home.world.put(wire(bare)))?.[0]?.path).toBe('sectors.1.type');
  });

  it.each([
    ['an NPC', {}, { sectors: [{ id: 3, removed: true }] }, 'sectors.0', /^sector 3 .* NPC fox$/],
    [
      'a wreck',
      { wrecks: [{ id: 'hulk', sector_id: 1, cargo: { ore: 1 } }] },
      {
        sectors: [
          { id: 3, name: 'Three' },
          { id: 1, removed: true },
        ],
      },
      'sectors.1',
      /^sector 1 .* wreck hulk$/,
    ],
    [
      'an event',
      { world_events: [{ ...wireBeacon('mayday', 1) }] },
      { sectors: [{ id: 1, removed: true }] },
      'sectors.0',
      /world event mayday$/,
    ],
    [
      'sectors',
      {},
      { clusters: [{ id: 'inner', removed: true }] },
      'clusters.0',
      /^cluster inner .* sector 1, /,
    ],
    [
      'clusters and sectors',
      {},
      { regions: [{ id: 'home', removed: true }] },
      'regions.0',
      /^region home .* cluster inner, sector 1, .* and more$|^region home .* cluster inner, sector 1, sector 2, sector 3$/,
    ],
  ])('is refused while it holds %s, and nothing is half done', async (_, before, body, path, words) => {
    const home = await given();
    expect(await home.world.put(wire(before))).toMatchObject({ ok: true });
    const [graph, rows] = [home.atlas.graph, await home.store.world.all()];
    const answer = await home.world.put(wire({ npcs: [{ id: 'fox', name: 'Renamed' }], ...body }));
    expect(issuesOf(answer)).toEqual([{ path, message: expect.stringMatching(words) }]);
    expect([home.atlas.graph, await home.store.world.all()]).toEqual([graph, rows]);
  });

  it('is refused while players are there', async () => {
    const home = await given();
    const here = { regionId: 'home', sectorId: 2 };
    await home.store.createPlayers([{ ...newPlayer(playerId(1)), ...here }]);
    expect(issuesOf(await home.world.put(wire({ sectors: [{ id: 2, removed: true }] })))).toEqual([
      { path: 'sectors.0', message: `sector 2 has to stay while it holds player ${playerId(1)}` },
    ]);
    await home.store.createPlayers([{ ...newPlayer(playerId(2)), ...here }]);
    expect(
      issuesOf(await home.world.put(wire({ sectors: [{ id: 2, removed: true }] })))?.[0]?.message,
    ).toMatch(/2 players \(one is /);
  });

  it('goes when what it held goes or moves in the same call, down to an empty map', async () => {
    const home = await given();
    const all = {
      regions: [{ id: 'home', removed: true }],
      clusters: [{ id: 'inner', removed: true }],
      sectors: [1, 2, 3].map((id) => ({ id, removed: true })),
      npcs: [{ id: 'fox', removed: true }],
    };
    expect(await home.world.put(wire(all))).toEqual({ ok: true, removed: 10, warnings: [] });
    expect(await home.store.world.all()).toEqual([]);
    expect((await anotherOn(home)).atlas.graph.sectors.size).toBe(0);
  });

  it('is refused where the call itself puts something on it', async () => {
    const home = await given();
    const body = {
      sectors: [{ id: 2, removed: true }],
      warps: line(1, 2),
      npcs: [{ id: 'fox', sector_id: 2 }],
    };
    expect(issuesOf(await home.world.put(wire(body)))?.map((i) => i.path)).toEqual([
      'warps.0.to',
      'npcs.0.sector_id',
      'sectors.0',
    ]);
  });
});

describe('two processes that change one map', () => {
  it('neither loses the other’s word, though neither has heard of it', async () => {
    const home = await given();
    const other = await anotherOn(home);
    await Promise.all([
      home.world.put(wire({ sectors: [{ id: 2, name: 'Deux' }] })),
      other.world.put(wire({ sectors: [{ id: 2, security: 9 }] })),
      home.world.put(wire({ npcs: [{ id: 'fox', removed: true }] })),
      other.world.put(wire({ npcs: [{ id: 'fox', notoriety: 1 }] })),
    ]);
    const { atlas } = await anotherOn(home);
    expect(atlas.graph.sectors.get(2)).toMatchObject({ name: 'Deux', security: 9 });
  });

  it('what one has brought, the other knows when it is named', async () => {
    const home = await given();
    const other = await anotherOn(home);
    await home.world.put({ sectors: [aSector(4)] });
    expect(await other.world.put(wire({ warps: line(3, 4) }))).toMatchObject({ ok: true });
    expect(await home.world.put(wire({ sectors: [{ id: 4, removed: true }] }))).toMatchObject({
      ok: true,
      removed: 2,
    });
    expect(await other.world.put(wire({ warps: line(2, 4) }))).toMatchObject({ ok: false });
  });
});

describe('the answer', () => {
  it('warns of words outside the vocabulary, each once, with the word that was probably meant', async () => {
    const { world } = await given();
    const body = {
      clusters: [{ id: 'inner', type: 'FRONTIER_OUTPOSTS' }],
      sectors: [
        { id: 1, type: 'nebula' },
        { id: 2, type: 'CRYSTAL_CAVES' },
        { id: 3, type: 'CRYSTAL_CAVES' },
      ],
      wrecks: [{ id: 'hulk', sector_id: 1, cargo: { ore: 1, gormet_food: 2, 'illegal:WEAPONS': 3 } }],
    };
    expect(await world.put(wire(body))).toEqual({
      ok: true,
      removed: 0,
      warnings: [
        { path: 'sectors.0.type', code: 'unknown_type', message: 'nebula: did you mean NEBULA?' },
        {
          path: 'sectors.1.type',
          code: 'unknown_type',
          message: 'CRYSTAL_CAVES: no word that is known here',
        },
        {
          path: 'clusters.0.type',
          code: 'unknown_type',
          message: 'FRONTIER_OUTPOSTS: did you mean FRONTIER_OUTPOST?',
        },
        {
          path: 'wrecks.0.cargo.gormet_food',
          code: 'unknown_commodity',
          message: 'gormet_food: did you mean gourmet_food?',
        },
      ],
    });
  });
});

function wireBeacon(id: string, sectorId: number) {
  const { startsAt, endsAt, kind } = beacon(id, sectorId);
  return { id, kind, region_id: 'home', sector_id: sectorId, starts_at: startsAt, ends_at: endsAt };
}
