import { describe, expect, it } from 'vitest';
import { dailyFamily } from '../../src/missions/families/daily.ts';
import { movedTo } from '../../src/missions/regions.ts';
import { DEFAULT_RULES } from '../../src/missions/rules.ts';
import { anAcceptance } from '../support/given-acceptance.ts';
import { HOUR, NOW } from '../support/given-context.ts';
import { aDaily } from '../support/given-mission.ts';
import { aPlayerState } from '../support/given-player.ts';

const quest = aDaily({ regionId: 'terran_space', startsAt: NOW, expiresAt: NOW + 24 * HOUR });
const { player } = aPlayerState();
const movedAt = (at: number) => ({ ...player, ...movedTo(player, 'far_rim', at) });

describe('a daily quest is offered', () => {
  it.each([
    ['to those who were there when its day began', player, true],
    ['to those who left afterwards', movedAt(NOW + 1), true],
    ['not to those who had left before', movedAt(NOW - 1), false],
    ['not to those who left at that instant', movedAt(NOW), false],
    [
      'to those who came that instant',
      { ...movedAt(NOW), ...movedTo(movedAt(NOW - HOUR), 'terran_space', NOW) },
      true,
    ],
    [
      'not to those who came afterwards',
      { ...player, ...movedTo(movedAt(NOW - HOUR), 'terran_space', NOW + 1) },
      false,
    ],
  ])('%s', (_, where, offered) => {
    expect(dailyFamily.offeredTo(quest, where)).toBe(offered);
  });

  it('everywhere when it has no region', () => {
    expect(dailyFamily.offeredTo(aDaily({ startsAt: NOW }), movedAt(NOW))).toBe(true);
  });
});

describe('the slot of a day', () => {
  const another = aDaily({ id: 'other', regionId: 'far_rim' });

  it.each([
    ['free', {}, false],
    ['taken by a live quest of another region', { live: [anAcceptance(another)] }, true],
    ['taken once it has paid', { dailyRewards: ['2102-03-01/trade'] }, true],
    ['free when another slot has paid', { dailyRewards: ['2102-03-01/social'] }, false],
    ['free when another day has paid', { dailyRewards: ['2102-02-28/trade'] }, false],
    [
      'free while yesterday’s waits to be claimed',
      { live: [anAcceptance(aDaily({ id: 'old', gameDay: '2102-02-28' }))] },
      false,
    ],
  ])('is %s', (_, state, taken) => {
    expect(dailyFamily.slotTaken(quest, aPlayerState(state))).toBe(taken);
  });
});

describe('a daily quest otherwise', () => {
  it('has the refresh as its deadline, costs nothing to abandon and does not fill the cap', () => {
    expect(dailyFamily.deadline(quest, NOW + HOUR)).toBe(NOW + 24 * HOUR);
    expect(dailyFamily.deadline({ ...quest, timeLimitSeconds: 60 }, NOW)).toBe(NOW + 60_000);
    expect(dailyFamily.abandonPenalty(quest, DEFAULT_RULES)).toBeNull();
    expect([dailyFamily.countsTowardsCap, dailyFamily.usedUp]).toEqual([false, false]);
  });
});
