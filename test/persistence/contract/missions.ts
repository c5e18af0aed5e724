import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { defineMission } from '../../../src/missions/define-mission.ts';
import type { Mission } from '../../../src/missions/mission.ts';
import { HOUR, NOW } from '../../support/given-context.ts';
import { aDefinition, aMission } from '../../support/given-mission.ts';
import { aStoredMission } from './playing.ts';

/** A mission that uses every field there is. */
const everything = (): Mission => {
  const mission = defineMission(
    aDefinition({
      code: `all-${crypto.randomUUID().slice(0, 8)}`,
      minReputation: -12,
      minLevel: 3,
      creditReward: 999_999_999,
      reputationReward: 55,
      targetFactionId: 'fringe_alliance',
      targetReputationReward: -8,
      itemRewards: [{ kind: 'equipment', code: 'laser', quantity: 3 }],
      objectives: [
        { kind: 'defeat', params: { count: 2, opponent: { kind: 'pirate' } } },
        { id: 'see', kind: 'visit_sector', params: { sectorIds: [4, 5] } },
      ],
      mode: 'sequence',
      expiresAt: new Date(NOW + 1).toISOString(),
      timeLimitSeconds: 61,
      repeatable: true,
      regionId: 'the_rim',
      requires: { all: [{ code: 'other', outcome: 'rewarded', choice: 'left' }] },
      choices: [
        { id: 'left', label: 'Left' },
        { id: 'right', label: 'Right' },
      ],
    }),
    { id: crypto.randomUUID(), family: 'faction', isActive: true, version: 4, origin: 'content:abc' },
  );
  if ('path' in mission) throw new Error(mission.message);
  return mission;
};

/** The catalogue's rows. */
export function missionContract(store: () => Store): void {
  const one = async (id: string) => (await store().missions.byIds([id]))[0];

  describe('missions', () => {
    it('read back as they were written, with every field', async () => {
      const mission = everything();
      expect(await store().missions.insert([mission])).toEqual([mission]);
      expect(await one(mission.id)).toEqual(mission);
      expect(await store().missions.byCodes([mission.code!, 'no-such-code'])).toEqual([mission]);
    });

    it('what follows from other fields is not written down', async () => {
      const mission = await aStoredMission(store());
      expect(await one(mission.id)).toEqual(mission);
      expect((await one(mission.id))?.authored).toEqual({ objectives: null, items: null });
    });

    it('a code that is taken, or an id, is left out; the rest is inserted', async () => {
      const first = everything();
      await store().missions.insert([first]);
      const twin = { ...everything(), code: first.code };
      const fresh = aMission({ id: crypto.randomUUID() });
      expect(await store().missions.insert([twin, first, fresh])).toEqual([fresh]);
      expect(await one(twin.id)).toBeUndefined();
    });

    it('are updated only from the version before', async () => {
      const mission = await aStoredMission(store(), { version: 1 });
      const edit = { ...mission, title: 'Edited', version: 2 };
      expect(await store().missions.update({ ...edit, version: 3 })).toBe(false);
      expect(await store().missions.update(edit)).toBe(true);
      expect(await store().missions.update({ ...edit, title: 'Too late' })).toBe(false);
      expect(await one(mission.id)).toEqual(edit);
      expect(await store().missions.update(aMission({ id: crypto.randomUUID(), version: 2 }))).toBe(false);
    });

    it('keep their code, whatever an update says', async () => {
      const coded = await aStoredMission(store(), { code: `code-${crypto.randomUUID()}` });
      const bare = await aStoredMission(store());
      for (const mission of [coded, bare]) {
        const renamed = { ...mission, code: `other-${crypto.randomUUID()}`, title: 'Edited', version: 2 };
        expect(await store().missions.update(renamed)).toBe(true);
        expect(await one(mission.id)).toEqual({ ...mission, title: 'Edited', version: 2 });
        expect(await store().missions.byCodes([renamed.code])).toEqual([]);
      }
    });

    it('keep a note of who wanted a change, if the change was made', async () => {
      const note = (action: 'create' | 'edit') => ({ by: 'Grace', action, details: { title: 'X' } });
      const mission = aMission({ id: crypto.randomUUID(), code: `code-${crypto.randomUUID()}` });
      await store().missions.insert([mission], note('create'));
      await store().missions.insert([{ ...mission, id: crypto.randomUUID() }], note('create'));
      const next = { ...mission, title: 'X', version: 2, edition: 2 };
      expect(await store().missions.update(next, [], note('edit'))).toBe(true);
      expect(await store().missions.update(next, [], note('edit'))).toBe(false);
      const changes = await store().adminChanges({ missionId: mission.id }, 9);
      expect(changes).toEqual([
        { ...note('edit'), at: expect.any(Number) },
        { ...note('create'), at: expect.any(Number) },
      ]);
      expect(await store().adminChanges({ missionId: mission.id }, 1)).toHaveLength(1);
      expect(await store().adminChanges({ playerId: mission.id }, 9)).toEqual([]);
    });

    it('of two updates at once, one wins', async () => {
      const mission = await aStoredMission(store(), { version: 1 });
      const edits = ['One', 'Two'].map((title) => store().missions.update({ ...mission, title, version: 2 }));
      expect((await Promise.all(edits)).toSorted()).toEqual([false, true]);
    });

    it('that are active are listed as such', async () => {
      const on = await aStoredMission(store());
      const off = await aStoredMission(store(), { isActive: false });
      const active = (await store().missions.active()).map((m) => m.id);
      expect(active).toContain(on.id);
      expect(active).not.toContain(off.id);
    });

    it('that ran out are switched off, once, in bounded steps', async () => {
      // Long before any other mission of these tests.
      const then = NOW - 10_000 * HOUR;
      const made: Mission[] = [];
      for (const expiresAt of [then, then, then + 1])
        made.push(await aStoredMission(store(), { expiresAt, version: 1 }));
      const first = await store().missions.deactivateExpired(then, 1);
      const second = await store().missions.deactivateExpired(then, 10);
      expect([...first, ...second].toSorted()).toEqual([made[0]!.id, made[1]!.id].toSorted());
      expect(first).toHaveLength(1);
      expect(await store().missions.deactivateExpired(then, 10)).toEqual([]);
      expect(await one(made[0]!.id)).toEqual({ ...made[0]!, isActive: false, version: 2 });
      expect(await one(made[2]!.id)).toEqual(made[2]);
      expect(await store().missions.deactivateExpired(then + 1, 10)).toEqual([made[2]!.id]);
    });
  });
}
