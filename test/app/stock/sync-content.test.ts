import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AuthoredMission, syncContent } from '../../../src/app/stock/sync-content.ts';
import { MemoryMissionStore } from '../../../src/persistence/memory-mission-store.ts';
import { missionId } from '../../support/given-core.ts';
import { aDefinition, aMission } from '../../support/given-mission.ts';

let store: MemoryMissionStore;
beforeEach(() => {
  store = new MemoryMissionStore();
});

const authored = (code: string, digest: string, more: Record<string, unknown> = {}): AuthoredMission => ({
  definition: { ...aDefinition(more), code },
  digest,
});
const byCode = async (code: string) => (await store.byCodes([code]))[0];

describe('bringing content into the store', () => {
  it('adds what is new, active and as a faction mission', async () => {
    await syncContent(store, [authored('ore', 'v1'), authored('fuel', 'v1')]);
    expect(await store.active()).toHaveLength(2);
    expect(await byCode('ore')).toMatchObject({
      family: 'faction',
      isActive: true,
      version: 1,
      origin: 'content:v1',
    });
  });

  it('leaves what did not change alone', async () => {
    await syncContent(store, [authored('ore', 'v1')]);
    const first = await byCode('ore');
    await syncContent(store, [authored('ore', 'v1')]);
    expect(await byCode('ore')).toBe(first);
  });

  it('writes what changed again, under the same id', async () => {
    await syncContent(store, [authored('ore', 'v1')]);
    const { id } = (await byCode('ore'))!;
    await syncContent(store, [authored('ore', 'v2', { title: 'More ore' })]);
    expect(await byCode('ore')).toMatchObject({ id, title: 'More ore', version: 2, origin: 'content:v2' });
  });

  it('an operator’s edit outlives a restart with unchanged content', async () => {
    await syncContent(store, [authored('ore', 'v1')]);
    const mission = (await byCode('ore'))!;
    await store.update({ ...mission, title: 'Edited', version: 2 });
    await syncContent(store, [authored('ore', 'v1')]);
    expect(await byCode('ore')).toMatchObject({ title: 'Edited', version: 2 });
  });

  it('switches off what content no longer has, and on again what it has again', async () => {
    await syncContent(store, [authored('ore', 'v1'), authored('fuel', 'v1')]);
    await syncContent(store, [authored('ore', 'v1')]);
    expect(await byCode('fuel')).toMatchObject({ isActive: false, version: 2 });
    expect((await store.active()).map((m) => m.code)).toEqual(['ore']);
    await syncContent(store, [authored('ore', 'v1'), authored('fuel', 'v2')]);
    expect(await byCode('fuel')).toMatchObject({ isActive: true, version: 3 });
  });

  it('does not touch what others wrote', async () => {
    await store.insert([
      aMission({ id: missionId(1), origin: 'admin' }),
      aMission({ id: missionId(2), origin: 'generator' }),
    ]);
    await syncContent(store, []);
    expect(await store.active()).toHaveLength(2);
  });

  it('run twice at once leaves one of each', async () => {
    const content = [authored('ore', 'v1'), authored('fuel', 'v1')];
    await Promise.all([syncContent(store, content), syncContent(store, content)]);
    expect((await store.active()).map((m) => m.code).sort()).toEqual(['fuel', 'ore']);
  });

  it('says which missions are new or other', async () => {
    const first = await syncContent(store, [authored('ore', 'v1'), authored('fuel', 'v1')]);
    const ore = (await byCode('ore'))!.id;
    const fuel = (await byCode('fuel'))!.id;
    expect(first.sort()).toEqual([ore, fuel].sort());
    expect(await syncContent(store, [authored('ore', 'v1'), authored('fuel', 'v1')])).toEqual([]);
    expect((await syncContent(store, [authored('ore', 'v2')])).sort()).toEqual([ore, fuel].sort());
  });

  it('is not kept from it by somebody who edits at the same time', async () => {
    await syncContent(store, [authored('ore', 'v1')]);
    const { id } = (await byCode('ore'))!;
    const byCodes = store.byCodes;
    store.byCodes = async (codes) => {
      const found = await byCodes(codes);
      const mission = (await store.byIds([id]))[0]!;
      await store.update({ ...mission, title: 'In between', version: mission.version + 1 });
      return found;
    };
    await syncContent(store, [authored('ore', 'v2', { title: 'More ore' })]);
    expect((await store.byIds([id]))[0]).toMatchObject({
      title: 'More ore',
      origin: 'content:v2',
      version: 3,
    });
  });

  it('keeps every mission what it was, whatever content and operators do', async () => {
    const codes = ['ore', 'fuel', 'gold'];
    const step = fc.record({
      content: fc.subarray(codes).chain((has) => fc.tuple(fc.constant(has), fc.constantFrom('v1', 'v2'))),
      edited: fc.constantFrom(...codes),
      fields: fc.constantFrom({ title: 'Edited' }, { isActive: false }, { code: 'renamed' }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        store = new MemoryMissionStore();
        const ids = new Map<string, string>();
        for (const { content, edited, fields } of steps) {
          const [has, digest] = content;
          await syncContent(
            store,
            has.map((code) => authored(code, digest)),
          );
          for (const mission of store.all()) {
            expect(ids.get(mission.code!) ?? mission.id).toBe(mission.id);
            ids.set(mission.code!, mission.id);
          }
          const mission = await byCode(edited);
          if (mission !== undefined)
            await store.update({ ...mission, ...fields, version: mission.version + 1 });
        }
        expect(store.all().map((m) => m.code)).not.toContain('renamed');
      }),
    );
  });

  it('throws for a mission that lacks what its type needs, with its code', async () => {
    const bad = authored('ore', 'v1', {});
    const definition = { ...bad.definition, cargoType: null };
    await expect(syncContent(store, [{ ...bad, definition }])).rejects.toThrow(/ore: cargoType/);
  });
});
