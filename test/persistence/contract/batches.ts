import { describe, expect, it } from 'vitest';
import type { Answer, Store } from '../../../src/app/ports/store.ts';
import { newPlayer } from '../../../src/missions/player.ts';
import { NOW } from '../../support/given-context.ts';
import { accepting } from '../../support/given-play.ts';
import { until } from '../../support/until.ts';
import { aStoredMission, aStoredPlayer, found, needs, plays, writing } from './playing.ts';

/** Players and what a batch loads and writes of them. */
export function batchContract(store: () => Store): void {
  describe('players', () => {
    it('are made once: a second time leaves them alone', async () => {
      const id = crypto.randomUUID();
      await store().createPlayers([newPlayer(id, 'Ada')]);
      await store().createPlayers([newPlayer(id, 'Somebody else'), newPlayer(crypto.randomUUID())]);
      expect(await store().loadPlayer(id)).toEqual({
        player: newPlayer(id, 'Ada'),
        reputation: new Map(),
        live: new Map(),
        outcomes: new Map(),
        codes: new Map(),
        dailyRewards: new Set(),
      });
    });

    it('who do not exist are missing, not empty', async () => {
      const id = await aStoredPlayer(store());
      const nobody = crypto.randomUUID();
      const { states } = await found(store(), needs([id, nobody].sort()));
      expect([...states.keys()]).toEqual([id]);
      expect(await store().loadPlayer(nobody)).toBeUndefined();
    });

    it('are read back as they were written', async () => {
      const id = await aStoredPlayer(store());
      const player = {
        ...newPlayer(id, 'Zoë “Vega” O’Neill\n🚀'),
        level: 12,
        credits: 9_007_199_254_740_991,
        regionId: 'the_rim',
        sectorId: 2_147_483_647,
        sectorSeenAt: NOW + 123,
        completedMissions: 7,
        version: 1,
      };
      await store().batch(needs([id]), () => ({ writes: writing({ players: [player] }), result: null }));
      expect((await found(store(), needs([id]))).states.get(id)?.player).toEqual(player);
      expect((await store().loadPlayer(id))?.player).toEqual(player);
    });
  });

  describe('a batch', () => {
    it('gives what work gives', async () => {
      const id = await aStoredPlayer(store());
      const work = () => ({ writes: writing({}), result: { any: 'thing' } });
      expect(await store().batch(needs([id]), work)).toEqual({ any: 'thing' });
    });

    it('writes nothing when work throws', async () => {
      const id = await aStoredPlayer(store());
      const mission = await aStoredMission(store());
      await plays(store(), id, mission, [accepting(mission.id)]);
      const before = await store().loadPlayer(id);
      const broken = store().batch(needs([id]), (loaded) => {
        loaded.states.get(id)!.reputation.set('pirates', 1);
        loaded.states.get(id)!.live.clear();
        throw new Error('a bug');
      });
      await expect(broken).rejects.toThrow('a bug');
      expect(await store().loadPlayer(id)).toEqual(before);
    });

    it('remembers events and answers, each for whom asks', async () => {
      const [ada, ben] = [await aStoredPlayer(store()), await aStoredPlayer(store())];
      const eventId = crypto.randomUUID();
      const answer: Answer = { ok: true, result: { mission: { id: 'm', items: [], none: null } } };
      await store().batch(needs([ada]), () => ({
        writes: writing({
          events: [{ id: eventId, playerId: ada, type: 'sector_entered', occurredAt: NOW }],
          answers: [{ playerId: ada, asker: 'player', commandId: 'c1', request: '{"a":1}', answer }],
        }),
        result: null,
      }));
      const loaded = await found(
        store(),
        needs([ada, ben].sort(), {
          eventIds: [eventId, 'never-seen'],
          answers: [
            { playerId: ada, asker: 'player', commandId: 'c1' },
            { playerId: ada, asker: 'operator', commandId: 'c1' },
            { playerId: ben, asker: 'player', commandId: 'c1' },
            { playerId: ada, asker: 'player', commandId: 'c2' },
          ],
        }),
      );
      expect([...loaded.events]).toEqual([eventId]);
      expect(loaded.answers).toMatchObject([{ playerId: ada, commandId: 'c1', request: '{"a":1}', answer }]);
      expect(loaded.answers).toHaveLength(1);
      // The order of its fields too: it is given again byte for byte.
      expect(JSON.stringify(loaded.answers[0]?.answer)).toBe(JSON.stringify(answer));
    });

    it('keeps what operators did to a player, and what the player owns', async () => {
      const [ada, ben] = [await aStoredPlayer(store()), await aStoredPlayer(store())];
      const note = { by: 'Grace', action: 'repair' as const, details: { reason: 'lost ship', credits: 5 } };
      const key = { kind: 'special' as const, code: 'deep:key', quantity: 2 };
      const map = { kind: 'map_data' as const, code: 'sector_7', quantity: 1 };
      for (const inventory of [[key, map], [key]])
        await store().batch(needs([ada]), () => ({
          writes: writing({
            inventory: inventory.map((item) => ({ ...item, playerId: ada })),
            adminNotes: [{ ...note, playerId: ada }],
          }),
          result: null,
        }));
      expect(await store().inventory(ada)).toEqual(expect.arrayContaining([{ ...key, quantity: 4 }, map]));
      expect(await store().adminChanges({ playerId: ada }, 9)).toEqual([
        { ...note, at: expect.any(Number) },
        { ...note, at: expect.any(Number) },
      ]);
      expect([await store().inventory(ben), await store().adminChanges({ playerId: ben }, 9)]).toEqual([
        [],
        [],
      ]);
    });

    it('counts a player’s events by type since an instant', async () => {
      const id = await aStoredPlayer(store());
      const event = (type: string, occurredAt: number) => ({
        id: crypto.randomUUID(),
        playerId: id,
        type,
        occurredAt,
      });
      const events = [
        event('old', NOW),
        event('new', NOW + 1),
        event('new', NOW + 2),
        event('other', NOW + 3),
      ];
      await store().batch(needs([id]), () => ({ writes: writing({ events }), result: null }));
      expect(await store().eventCounts(id, NOW)).toEqual({ new: 2, other: 1 });
    });

    it('tells the outbox in order, behind a cursor', async () => {
      const id = await aStoredPlayer(store());
      const told = (type: string) => ({
        type,
        playerId: id,
        missionId: null,
        at: NOW + 1,
        data: { deep: { list: [1, 'two', null] } },
      });
      for (const types of [['one', 'two'], ['three']])
        await store().batch(needs([id]), () => ({
          writes: writing({ outbox: types.map(told) }),
          result: null,
        }));
      const all = await until('the outbox to show three entries', async () => {
        const mine = (await store().outbox('0', 1000)).filter((e) => e.playerId === id);
        return mine.length === 3 && mine;
      });
      expect(all.map((e) => e.type)).toEqual(['one', 'two', 'three']);
      expect(all[0]).toMatchObject(told('one'));
      expect(new Set(all.map((e) => e.id)).size).toBe(3);
      const cursors = all.map((e) => Number(e.cursor));
      expect(cursors).toEqual(cursors.toSorted((a, b) => a - b));
      expect((await store().outbox(all[0]!.cursor, 1)).map((e) => e.id)).toEqual([all[1]!.id]);
      expect(await store().outbox(all[2]!.cursor, 10)).toEqual([]);
    });
  });

  describe('missions that a batch asks for', () => {
    it('come when they are newer than what is known, or unknown', async () => {
      const id = await aStoredPlayer(store());
      const mission = await aStoredMission(store(), { version: 3 });
      const asked = async (version: number) =>
        (await found(store(), needs([id], { missions: [{ id: mission.id, version }] }))).missions;
      expect(await asked(3)).toEqual([]);
      expect(await asked(2)).toEqual([mission]);
      expect(await asked(0)).toEqual([mission]);
    });

    it('come when a live acceptance holds one that is not in memory', async () => {
      const id = await aStoredPlayer(store());
      const mission = await aStoredMission(store());
      await plays(store(), id, mission, [accepting(mission.id)]);
      const asked = async (knows: boolean) =>
        (await found(store(), needs([id], { knows: () => knows }))).missions;
      expect(await asked(true)).toEqual([]);
      expect(await asked(false)).toEqual([mission]);
    });
  });

  it('answers a ping', async () => {
    expect(await store().readiness()).toBe('ready');
  });
}
