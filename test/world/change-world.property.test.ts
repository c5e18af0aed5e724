import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Atlas } from '../../src/app/map/atlas.ts';
import { WorldService } from '../../src/app/map/world-service.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';
import type { WorldChanges } from '../../src/world/world.ts';
import type { worldGraph } from '../../src/world/world-graph.ts';

const id = fc.constantFrom('a', 'b', 'c');
const sectorId = fc.integer({ min: 1, max: 4 });
const removed = fc.option(fc.constant(true), { nil: undefined, freq: 4 });
/** A change that says all, some or nothing of its row. */
const change = <T>(all: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(all, { requiredKeys: ['id'] }) as fc.Arbitrary<T>;
const several = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });
const text = fc.constantFrom('x', 'y');

const call: fc.Arbitrary<WorldChanges> = fc.record({
  regions: several(change<WorldChanges['regions'][number]>({ id, name: text, removed })),
  clusters: several(
    change<WorldChanges['clusters'][number]>({ id, name: text, regionId: id, type: text, removed }),
  ),
  sectors: several(
    change<WorldChanges['sectors'][number]>({
      id: sectorId,
      name: text,
      type: text,
      clusterId: id,
      regionId: id,
      security: fc.constant(5),
      x: fc.constant(0),
      y: fc.constant(0),
      removed,
    }),
  ),
  warps: several(fc.record({ from: sectorId, to: sectorId, removed }, { requiredKeys: ['from', 'to'] })),
  npcs: several(
    change<WorldChanges['npcs'][number]>({
      id,
      kind: text,
      name: text,
      faction: text,
      notoriety: fc.constant(1),
      sectorId,
      alive: fc.boolean(),
      removed,
    }),
  ),
  wrecks: fc.constant([]),
  worldEvents: fc.constant([]),
});

/** A small whole map to begin with, so that many calls are taken. */
const start: Partial<WorldChanges> = {
  regions: ['a', 'b', 'c'].map((r) => ({ id: r, name: r, timeZone: 'UTC', refreshHour: 0 })),
  clusters: ['a', 'b', 'c'].map((c) => ({ id: c, name: c, regionId: c, type: 'x' })),
  sectors: [1, 2, 3].map((s) => ({
    ...{ id: s, name: 's', type: 'x', clusterId: 'a', regionId: 'a' },
    ...{ security: 5, x: 0, y: 0 },
  })),
  warps: [{ from: 1, to: 2 }],
};

const mapOf = ({ network: _, ...graph }: ReturnType<typeof worldGraph>) => ({
  ...graph,
  warps: new Map([...graph.warps].filter(([, to]) => to.size > 0)),
});

describe('whatever is called in whatever order by two processes', () => {
  it('memory is what the store says, a refused call changes nothing, and nothing ever dangles', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(call, fc.integer({ min: 0, max: 1 })), { maxLength: 12 }),
        async (calls) => {
          const store = new MemoryStore(() => 0);
          const atlases = [new Atlas([]), new Atlas([])];
          const news = { mapChanged: () => undefined };
          const services = atlases.map((atlas) => new WorldService({ store, atlas, news }));
          await services[0]!.put(start);
          for (const [body, process] of calls) {
            const before = await store.world.all();
            const answer = await services[process]!.put(body);
            if (answer.ok) taken++;
            else expect(await store.world.all()).toEqual(before);
            const fresh = new Atlas([]);
            await fresh.load(store.world);
            if (atlases[process]!.version === (await store.world.version()))
              expect(mapOf(atlases[process]!.graph)).toEqual(mapOf(fresh.graph));
            const { regions, clusters, sectors, warps, npcs } = fresh.graph;
            for (const c of clusters.values()) expect(regions.has(c.regionId)).toBe(true);
            for (const s of sectors.values())
              expect([regions.has(s.regionId), clusters.has(s.clusterId)]).toEqual([true, true]);
            for (const n of npcs.values()) expect(sectors.has(n.sectorId)).toBe(true);
            for (const [from, targets] of warps)
              for (const to of targets) expect([sectors.has(from), sectors.has(to)]).toEqual([true, true]);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});
