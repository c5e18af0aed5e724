import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { nextVersion } from '../../../src/missions/contract.ts';
import type { Mission } from '../../../src/missions/mission.ts';
import { HOUR, NOW } from '../../support/given-context.ts';
import { abandoning, accepting } from '../../support/given-play.ts';
import { aStoredMission, aStoredPlayer, found, needs, plays, writing } from './playing.ts';

/** What was accepted is kept for as long as somebody asks for it. */
export function editionContract(store: () => Store): void {
  const edited = async (mission: Mission, fields: Partial<Mission>, besides: Mission[] = []) => {
    const next = nextVersion(mission, { ...mission, ...fields });
    expect(await store().missions.update(next, besides)).toBe(true);
    return next;
  };
  const items = [{ kind: 'special' as const, code: 'deep:key', quantity: 2 }];
  const choices = [
    { id: 'left', label: 'Left' },
    { id: 'right', label: 'Right' },
  ];

  describe('an edition of a mission', () => {
    it('is kept as it was when an edit replaces it, with every field', async () => {
      const first = await aStoredMission(store(), {
        expiresAt: NOW + HOUR + 7,
        items,
        authored: { objectives: null, items },
        choices,
        requires: { all: [{ code: 'other', outcome: 'failed' }] },
      });
      const second = await edited(first, { credits: 7 });
      const third = await edited(second, {
        title: 'Third',
        items: [],
        authored: { objectives: null, items: [] },
      });
      expect(third.edition).toBe(3);
      expect(await store().missions.editions([first.id])).toEqual([first, second]);
      expect(await store().missions.byIds([first.id])).toEqual([third]);
    });

    it('is no other where only the switch moved, nor where the edit came too late', async () => {
      const mission = await aStoredMission(store(), { expiresAt: NOW - 9_000 * HOUR });
      const off = await edited(mission, { isActive: false });
      expect(off).toMatchObject({ version: 2, edition: 1 });
      expect(await store().missions.update({ ...mission, title: 'Late', version: 2, edition: 2 })).toBe(
        false,
      );
      expect(await store().missions.editions([mission.id])).toEqual([]);
    });

    it('that is made for holders is kept beside the one that is offered', async () => {
      const mission = await aStoredMission(store());
      const made = { ...mission, title: 'For holders', edition: 2 };
      const next = { ...mission, credits: 1, version: 2, edition: 3 };
      expect(await store().missions.update(next, [made])).toBe(true);
      expect(await store().missions.editions([mission.id])).toEqual([mission, made]);
    });

    it('is what a batch finds for who holds it, and what the journal shows', async () => {
      const [ada, ben] = [await aStoredPlayer(store()), await aStoredPlayer(store())];
      const first = await aStoredMission(store());
      await plays(store(), ada, first, [accepting(first.id)]);
      const second = await edited(first, { credits: 7 });
      await plays(store(), ben, second, [accepting(first.id)]);
      const unknown = needs([ada, ben].sort(), { knows: () => false });
      const loaded = await found(store(), unknown);
      expect(loaded.states.get(ada)?.live.get(first.id)?.edition).toBe(1);
      expect(loaded.states.get(ben)?.live.get(first.id)?.edition).toBe(2);
      expect(loaded.missions).toEqual([second]);
      expect(loaded.editions).toEqual([first]);
      const known = await found(store(), needs([ada, ben].sort()));
      expect([known.missions, known.editions]).toEqual([[], []]);
      await plays(store(), ada, first, [abandoning(first.id)]);
      await plays(store(), ben, second, [abandoning(first.id)]);
      const journal = async (id: string) => (await store().journal(id, undefined, 9)).acceptances[0]?.mission;
      expect(await journal(ada)).toEqual(first);
      expect(await journal(ben)).toEqual(second);
    });

    it('tells who holds the mission, and which is the oldest that is held', async () => {
      const players = [
        await aStoredPlayer(store()),
        await aStoredPlayer(store()),
        await aStoredPlayer(store()),
      ].sort();
      const first = await aStoredMission(store());
      expect(await store().held(first.id)).toEqual({ count: 0, oldest: null });
      for (const id of players) await plays(store(), id, first, [accepting(first.id)]);
      await plays(store(), players[2]!, first, [abandoning(first.id)]);
      const second = await edited(first, { credits: 7 });
      await plays(store(), players[2]!, second, [accepting(first.id)]);
      expect(await store().held(first.id)).toEqual({ count: 3, oldest: 1 });
      const others = { missionId: first.id, edition: 2 };
      expect(await store().holders(others, undefined, 9)).toEqual(players.slice(0, 2));
      expect(await store().holders(others, players[0], 1)).toEqual([players[1]]);
      expect(await store().holders({ ...others, edition: 3 }, undefined, 9)).toEqual(players);
    });

    it('and the end that came with it are written when an attempt moves to another', async () => {
      const id = await aStoredPlayer(store());
      const first = await aStoredMission(store(), { timeLimitSeconds: 3600 });
      const state = await plays(store(), id, first, [accepting(first.id)]);
      const live = state.live.get(first.id)!;
      await store().batch(needs([id]), () => ({
        writes: writing({ acceptances: [{ ...live, edition: 2, deadlineAt: NOW + 5 * HOUR }] }),
        result: null,
      }));
      const moved = (await store().loadPlayer(id))?.live.get(first.id);
      expect(moved).toMatchObject({ edition: 2, deadlineAt: NOW + 5 * HOUR });
    });
  });
}
