import { describe, expect, it } from 'vitest';
import { type DailyPool, dailyPoolSchema } from '../../src/generation/daily-pool-schema.ts';
import { dailySet } from '../../src/generation/daily-set.ts';
import { defineMission } from '../../src/missions/define-mission.ts';
import { missionDefinition } from '../../src/missions/definition.ts';
import { kindOf } from '../../src/objectives/kinds/index.ts';
import { aContext } from '../support/given-context.ts';
import { accepting, completing, happens, play } from '../support/given-play.ts';
import { aPlayerState } from '../support/given-player.ts';
import { pools } from './content.ts';

const days = Array.from({ length: 60 }, (_, i) =>
  new Date(Date.UTC(2102, 1, 20) + i * 86_400_000).toISOString().slice(0, 10),
);
const setOf = (gameDay: string, regionId = 'terran_space') => dailySet({ regionId, gameDay, pools });

describe('the daily set', () => {
  it('has four quests, one a slot, paid as their slots are', () => {
    for (const day of days) {
      const set = setOf(day);
      expect(set.map((q) => [q.slot, q.definition.missionType, q.definition.factionId])).toEqual([
        ['trade', 'trade', 'mercantile_guild'],
        ['combat', 'combat', 'terran_federation'],
        ['travel', 'travel', null],
        ['social', 'social', null],
      ]);
      const [trade, combat, travel, social] = set.map((q) => q.definition);
      expect(trade!.reputationReward).toBeGreaterThan(0);
      expect(combat!.reputationReward).toBeGreaterThan(0);
      expect(travel!.itemRewards?.[0]?.kind).toBe('map_data');
      expect(social!.creditReward).toBeLessThan(trade!.creditReward);
      expect(combat!.objectives?.[0]?.params).toMatchObject({ opponent: { pve: true } });
    }
  });

  it('is the same whoever asks, in whatever order the content was read', () => {
    for (const day of days) {
      expect(setOf(day)).toEqual(setOf(day));
      expect(dailySet({ regionId: 'terran_space', gameDay: day, pools: pools.toReversed() })).toEqual(
        setOf(day),
      );
    }
  });

  it('differs between days and regions', () => {
    expect(new Set(days.map((day) => JSON.stringify(setOf(day)))).size).toBeGreaterThan(50);
    const elsewhere = days.filter(
      (day) => JSON.stringify(setOf(day, 'nexus')) !== JSON.stringify(setOf(day)),
    );
    expect(elsewhere.length).toBeGreaterThan(50);
  });

  it('brings every variant of a slot and never the same two days running', () => {
    for (const [i, { slot, variants }] of setOf(days[0]!).map((q, i) => [i, poolOf(q.slot)] as const)) {
      const drawn = days.map((day) => setOf(day)[i]!.variant);
      expect(new Set(drawn), slot).toEqual(new Set(variants.map((v) => v.code)));
      expect(drawn.slice(1).filter((code, n) => code === drawn[n])).toEqual([]);
    }
  });

  it('refuses content that lacks a slot', () => {
    const three = pools.filter((p) => p.slot !== 'travel');
    expect(() => dailySet({ regionId: 'home', gameDay: days[0]!, pools: three })).toThrow(/travel/);
  });

  it('is made of quests that can be accepted, played and paid', () => {
    for (const day of days.slice(0, 10))
      for (const { slot, definition } of setOf(day)) {
        // given
        missionDefinition.parse({ ...definition, factionId: definition.factionId ?? 'nobody' });
        const identity = {
          id: slot,
          family: 'daily' as const,
          isActive: true,
          version: 1,
          origin: 'generator',
          slot,
          gameDay: day,
        };
        const mission = defineMission(definition, identity);
        if ('message' in mission) throw new Error(mission.message);
        expect(`${mission.title} ${mission.description}`).not.toMatch(/[{}]|undefined/);
        const state = aPlayerState();
        const ctx = aContext({ missions: [mission] });
        play(state, accepting(slot), ctx);
        // when
        for (const { kind, params } of mission.objectives)
          for (const facts of kindOf(kind).walkthrough(params)) happens(state, facts, ctx);
        play(state, completing(slot), ctx);
        // then
        expect(state.player.credits).toBe(10_000 + mission.credits);
      }
  });
});

describe('a pool of daily quests', () => {
  const trade = poolOf('trade');
  it.each([
    ['fewer than four variants', { variants: trade.variants.slice(0, 3) }],
    ['the same variant twice', { variants: [...trade.variants, trade.variants[0]!] }],
    ['an unknown slot', { slot: 'mining' }],
    [
      'an objective that no kind takes',
      changed({ objective: { ...trade.variants[0]!.objective, kind: 'x' } }),
    ],
    ['a word that nobody fills in', changed({ texts: { titles: ['{npc}'], descriptions: ['x'] } })],
  ])('may not have %s', (_, wrong) => {
    expect(dailyPoolSchema.safeParse(trade).success).toBe(true);
    expect(dailyPoolSchema.safeParse({ ...trade, ...wrong }).success).toBe(false);
  });

  function changed(first: Partial<DailyPool['variants'][number]>) {
    return { variants: [{ ...trade.variants[0]!, ...first }, ...trade.variants.slice(1)] };
  }
});

function poolOf(slot: string): DailyPool {
  return pools.find((p) => p.slot === slot)!;
}
