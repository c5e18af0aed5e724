import { describe, expect, it } from 'vitest';
import type { LedgerRow, Store, Writes } from '../../../src/app/ports/store.ts';
import type { Acceptance } from '../../../src/missions/acceptance.ts';
import { aCompletedAcceptance, anAcceptance } from '../../support/given-acceptance.ts';
import { NOW } from '../../support/given-context.ts';
import { abandoning, accepting, completing } from '../../support/given-play.ts';
import { aStoredMission, aStoredPlayer, bringing, needs, plays, writing } from './playing.ts';

/** What the database itself refuses, whatever code asks for. */
export function guardContract(store: () => Store, sql: (text: string) => Promise<unknown>): void {
  const writes = (rows: Partial<Writes>) =>
    store().batch(needs([]), () => ({ writes: writing(rows), result: null }));

  const given = async (overrides: Parameters<typeof aStoredMission>[1] = {}) => ({
    playerId: await aStoredPlayer(store()),
    mission: await aStoredMission(store(), overrides),
  });

  const rewarded = (row: Acceptance): Acceptance => {
    const { objectives, id, playerId, missionId, family, slot, gameDay, once, acceptedAt, tracked } = row;
    const attempt = {
      ...row,
      objectives,
      id,
      playerId,
      missionId,
      family,
      slot,
      gameDay,
      once,
      acceptedAt,
      tracked,
    };
    const over = { completedAt: NOW, endedAt: NOW, choice: null, reason: null };
    return { ...attempt, ...over, status: 'rewarded' } as Acceptance;
  };

  describe('the database refuses', () => {
    it('a second live attempt at a mission', async () => {
      const { playerId, mission } = await given({ repeatable: true });
      const live = () => anAcceptance(mission, { id: crypto.randomUUID(), playerId });
      await writes({ acceptances: [live()] });
      await expect(writes({ acceptances: [live()] })).rejects.toThrow(/acceptance_one_live/);
      const done = aCompletedAcceptance(mission, { id: crypto.randomUUID(), playerId });
      await expect(writes({ acceptances: [done] })).rejects.toThrow(/acceptance_one_live/);
    });

    it('a second reward of a mission that pays once, and only of such', async () => {
      for (const once of [true, false]) {
        const { playerId, mission } = await given({ repeatable: !once });
        const paid = () => rewarded(anAcceptance(mission, { id: crypto.randomUUID(), playerId }));
        await writes({ acceptances: [paid()] });
        const again = writes({ acceptances: [paid()] });
        if (once) await expect(again).rejects.toThrow(/acceptance_one_reward/);
        else await expect(again).resolves.toBeNull();
      }
    });

    it('a second quest of a slot and day', async () => {
      const daily = { family: 'daily', slot: 'trade', gameDay: '2102-03-01' } as const;
      const { playerId, mission } = await given(daily);
      const twin = await aStoredMission(store(), daily);
      await writes({ acceptances: [anAcceptance(mission, { id: crypto.randomUUID(), playerId })] });
      const second = anAcceptance(twin, { id: crypto.randomUUID(), playerId });
      await expect(writes({ acceptances: [second] })).rejects.toThrow(/acceptance_one_daily/);
    });

    it('a second payment of an acceptance by the same channel and key', async () => {
      const { playerId } = await given();
      const row: LedgerRow = {
        playerId,
        acceptanceId: crypto.randomUUID(),
        channel: 'item',
        key: 'special:key',
        amount: 1,
        reason: 'mission_complete',
        at: NOW,
        note: null,
      };
      await writes({
        ledger: [row, { ...row, key: 'special:other' }, { ...row, channel: 'credits', key: '' }],
      });
      await expect(writes({ ledger: [row] })).rejects.toThrow(/ledger_pays_once/);
    });

    it('a second event of an id', async () => {
      const { playerId } = await given();
      const event = { id: crypto.randomUUID(), playerId, type: 'sector_entered', occurredAt: NOW };
      await writes({ events: [event] });
      await expect(writes({ events: [event] })).rejects.toThrow();
    });

    it('credits below 0', async () => {
      const { playerId } = await given();
      const { player } = (await store().loadPlayer(playerId))!;
      const broke = writes({ players: [{ ...player, credits: -1 }] });
      await expect(broke).rejects.toThrow(/player_credits_never_negative/);
      expect((await store().loadPlayer(playerId))?.player).toEqual(player);
    });

    it.each([800, -800])('a standing beyond %i', async (bound) => {
      const { playerId } = await given();
      const standing = (value: number) => writes({ standings: [{ playerId, faction: 'pirates', value }] });
      await standing(bound);
      await expect(standing(bound + Math.sign(bound))).rejects.toThrow(/reputation_in_bounds/);
    });

    it('to rewrite the ledger or the history', async () => {
      const { playerId, mission } = await given();
      await plays(store(), playerId, mission, [accepting(mission.id), bringing(playerId, 40)]);
      await plays(store(), playerId, mission, [completing(mission.id)]);
      for (const table of ['reward_ledger', 'reputation_history'])
        for (const text of [`update ${table} set reason = 'forged'`, `delete from ${table}`])
          await expect(sql(`${text} where player_id = '${playerId}'`)).rejects.toThrow(/append-only/);
    });
  });

  it('a batch that the database refuses leaves nothing behind', async () => {
    const { playerId, mission } = await given();
    await plays(store(), playerId, mission, [accepting(mission.id), abandoning(mission.id)]);
    const before = await store().loadPlayer(playerId);
    const player = { ...before!.player, credits: 5, version: 99 };
    const broken = writes({
      players: [player],
      acceptances: [anAcceptance(mission, { id: crypto.randomUUID(), playerId })],
      standings: [{ playerId, faction: 'pirates', value: 900 }],
    });
    await expect(broken).rejects.toThrow(/reputation_in_bounds/);
    expect(await store().loadPlayer(playerId)).toEqual(before);
  });
}
