import { describe, expect, it } from 'vitest';
import type { PageKey } from '../../../src/app/ports/cursor.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import type { Mission } from '../../../src/missions/mission.ts';
import { HOUR, NOW } from '../../support/given-context.ts';
import { abandoning, accepting } from '../../support/given-play.ts';
import { aStoredMission, aStoredPlayer, found, needs, plays, writing } from './playing.ts';

/** Long before anything else of these tests, so that nothing else is swept. */
const LONG_AGO = NOW - 100_000 * HOUR;

/** What is kept for a time only. */
export function retentionContract(store: () => Store): void {
  describe('ids of events', () => {
    it('are forgotten when their time is over, in bounded steps, and not a moment earlier', async () => {
      const playerId = await aStoredPlayer(store());
      const event = (n: number) => ({
        id: `${playerId}/${n}`,
        playerId,
        type: 'sector_entered',
        occurredAt: LONG_AGO + n,
      });
      const events = [0, 1, 2, 3].map(event);
      await store().batch(needs([playerId]), () => ({ writes: writing({ events }), result: null }));
      const known = async () => [
        ...(await found(store(), needs([playerId], { eventIds: events.map((e) => e.id) }))).events,
      ];

      expect(await store().retention.events(LONG_AGO, 10)).toBe(0);
      expect(await store().retention.events(LONG_AGO + 3, 2)).toBe(2);
      expect((await known()).toSorted()).toEqual([events[2]!.id, events[3]!.id]);
      expect(await store().retention.events(LONG_AGO + 3, 10)).toBe(1);
      expect(await known()).toEqual([events[3]!.id]);
    });
  });

  describe('outbox entries', () => {
    const tell = async (playerId: string, at: number, types: readonly string[]) =>
      store().batch(needs([playerId]), () => ({
        writes: writing({
          outbox: types.map((type) => ({ type, playerId, missionId: null, at, data: {} })),
        }),
        result: null,
      }));

    it('are forgotten read and unread, in bounded steps; cursors go on behind them', async () => {
      const id = await aStoredPlayer(store());
      // What other tests told is out of the way: the oldest by number are looked at first.
      while ((await store().outbox('0', 1000)).length > 0)
        await store().retention.outbox(Number.MAX_SAFE_INTEGER / 2 ** 10, 1000);
      await tell(id, LONG_AGO, ['one', 'two', 'three']);
      const read = await store().outbox('0', 10);
      await tell(id, LONG_AGO, ['unread']);
      await tell(id, LONG_AGO + 1, ['young']);

      expect(await store().retention.outbox(LONG_AGO, 10)).toBe(0);
      expect(await store().retention.outbox(LONG_AGO + 1, 2)).toBeGreaterThanOrEqual(2);
      while ((await store().retention.outbox(LONG_AGO + 1, 2)) > 0);
      const left = await store().outbox('0', 10);
      expect(left.map((e) => e.type)).toEqual(['young']);
      expect(Number(left[0]!.cursor)).toBeGreaterThan(Number(read.at(-1)!.cursor));
      // A game that was away holds a cursor of what is gone: it goes on with what there is.
      expect(await store().outbox(read[0]!.cursor, 10)).toEqual(left);

      expect(await store().retention.outbox(LONG_AGO + 2, 10)).toBe(1);
      await tell(id, NOW, ['next']);
      const [next] = await store().outbox(left[0]!.cursor, 10);
      expect(next!.type).toBe('next');
      expect(Number(next!.cursor)).toBeGreaterThan(Number(left[0]!.cursor));
    });
  });

  describe('generated missions that nobody took', () => {
    let places = 0;
    const place = () => `place/${crypto.randomUUID()}/${places++}`;
    const made = (key: string, seq: number, overrides: Partial<Mission> = {}) =>
      aStoredMission(store(), {
        isActive: false,
        expiresAt: LONG_AGO,
        generated: { key, seq, template: 't', seed: `${key}/${seq}`, targetKey: 'npc:1' },
        ...overrides,
      });
    const sweep = async (before = LONG_AGO + HOUR, limit = 2): Promise<number> => {
      let steps = 0;
      let from: PageKey | undefined;
      do {
        from = await store().retention.offers(before, from, limit);
        steps++;
      } while (from !== undefined);
      return steps;
    };
    const there = async (missions: readonly Mission[]) => {
      const stored = new Set((await store().missions.byIds(missions.map((m) => m.id))).map((m) => m.id));
      return missions.map((m) => stored.has(m.id));
    };

    it('are taken away but for the last of each place, by which the next one is numbered', async () => {
      const key = place();
      const offers = [await made(key, 1), await made(key, 2), await made(key, 3)];

      expect(await sweep()).toBeGreaterThan(1);

      expect(await there(offers)).toEqual([false, false, true]);
      expect((await store().missions.newestOf([key])).map((m) => m.generated?.seq)).toEqual([3]);
      // Whoever still thinks that another is the last makes none a second time.
      const again = { ...offers[2]!, id: crypto.randomUUID() };
      expect(await store().missions.insert([again])).toEqual([]);

      const next = await made(key, 4);
      await sweep();
      expect(await there([...offers, next])).toEqual([false, false, false, true]);
    });

    it('of a day that is over are taken away: a day is never made again', async () => {
      const daily = { family: 'daily' as const, slot: 'trade', gameDay: '2091-01-01' };
      const quest = await made(place(), 1, daily);
      await sweep();
      expect(await there([quest])).toEqual([false]);
    });

    it('stay while they may be accepted, looked up or were taken, and so does what people wrote', async () => {
      const keys = [place(), place(), place()];
      const id = await aStoredPlayer(store());
      const active = await made(keys[0]!, 1, { isActive: true });
      const recent = await made(keys[1]!, 1, { expiresAt: LONG_AGO + HOUR });
      const taken = await made(keys[2]!, 1, { isActive: true });
      await plays(store(), id, taken, [accepting(taken.id), abandoning(taken.id)], LONG_AGO - 1);
      await store().missions.update({ ...taken, isActive: false, version: taken.version + 1 });
      const authored = await aStoredMission(store(), { isActive: false, expiresAt: LONG_AGO });
      for (const key of keys) await made(key, 2, { expiresAt: NOW });

      await sweep();
      await sweep();

      expect(await there([active, recent, taken, authored])).toEqual([true, true, true, true]);
      expect((await store().journal(id, undefined, 10)).acceptances.map((a) => a.mission.id)).toEqual([
        taken.id,
      ]);
    });
  });
}
