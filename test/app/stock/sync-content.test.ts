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

  it('throws for a mission that lacks what its type needs, with its code', async () => {
    const bad = authored('ore', 'v1', {});
    const definition = { ...bad.definition, cargoType: null };
    await expect(syncContent(store, [{ ...bad, definition }])).rejects.toThrow(/ore: cargoType/);
  });
});
