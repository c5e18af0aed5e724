import { describe, expect, it } from 'vitest';
import type { Mission } from '../../../src/missions/mission.ts';
import type { Rules } from '../../../src/missions/rules.ts';
import { aCompletedAcceptance, anAcceptance } from '../../support/given-acceptance.ts';
import { aContext, NOW } from '../../support/given-context.ts';
import { aDaily, aMission, aRandomOffer } from '../../support/given-mission.ts';
import { abandoning, accepting, only, play, refusalOf } from '../../support/given-play.ts';
import { aPlayerState } from '../../support/given-player.ts';

const abandoned = (mission: Mission, rules: Partial<Rules> = {}, reputation: Record<string, number> = {}) => {
  const state = aPlayerState({ live: [anAcceptance(mission)], reputation });
  const changes = play(state, abandoning(mission.id), aContext({ missions: [mission], rules }));
  return { state, changes };
};

describe('abandoning', () => {
  it('costs 5 reputation with the issuer and pays nothing', () => {
    const { state, changes } = abandoned(aMission());
    const result = { faction: 'mercantile_guild', requested: -5, applied: -5, value: -5 };
    const acceptanceId = 'acceptance-of-mission-1';
    expect(changes).toMatchObject([
      {
        type: 'missionAbandoned',
        acceptance: { id: acceptanceId, status: 'abandoned', completedAt: null, endedAt: NOW },
        reputation: [result],
      },
      { type: 'reputationChanged', old: 0, ...result, reason: 'mission_abandoned', acceptanceId },
    ]);
    expect(state.live.size).toBe(0);
    expect(state.player).toMatchObject({ credits: 10_000, completedMissions: 0 });
    expect(state.reputation.get('mercantile_guild')).toBe(-5);
  });

  it('is possible with everything met, at the same price', () => {
    const mission = aMission();
    const state = aPlayerState({ live: [aCompletedAcceptance(mission)] });
    play(state, abandoning(), aContext({ missions: [mission] }));
    expect(state.outcomes.get('mission-1')).toMatchObject([{ outcome: 'abandoned' }]);
    expect(state.reputation.get('mercantile_guild')).toBe(-5);
    expect(state.player.credits).toBe(10_000);
  });

  it.each([
    ['a random mission of a faction', aRandomOffer(), {}, -5],
    ['a penalty that is configured', aMission(), { abandonPenalty: 12 }, -12],
  ])('costs with %s', (_, mission, rules, value) => {
    expect(abandoned(mission, rules).state.reputation.get('mercantile_guild')).toBe(value);
  });

  it.each([
    ['a daily quest', aDaily(), {}],
    ['a random mission that nobody issued', aRandomOffer({ faction: null }), {}],
    ['a penalty of 0', aMission(), { abandonPenalty: 0 }],
    ['reputation from missions forbidden', aMission(), { reputationRewards: false }],
  ])('is free with %s', (_, mission, rules) => {
    const { changes } = abandoned(mission, rules);
    expect(changes).toMatchObject([{ type: 'missionAbandoned', reputation: [] }]);
    expect(changes).toHaveLength(1);
  });

  it('takes no more than there is to lose', () => {
    const { changes } = abandoned(aMission(), {}, { mercantile_guild: -798 });
    expect(only(changes, 'reputationChanged')).toMatchObject([{ requested: -5, applied: -2, value: -800 }]);
  });

  it('leaves a daily quest available again', () => {
    const { state } = abandoned(aDaily());
    expect(refusalOf(state, accepting('daily-1'), aContext({ missions: [aDaily()] }))).toBeUndefined();
  });

  it.each([
    ['never accepted', {}, 'not_accepted'],
    ['abandoned before', { outcomes: { 'mission-1': ['abandoned' as const] } }, 'not_accepted'],
    ['failed', { outcomes: { 'mission-1': ['failed' as const] } }, 'not_accepted'],
    ['expired', { outcomes: { 'mission-1': ['expired' as const] } }, 'expired'],
    ['rewarded', { outcomes: { 'mission-1': ['rewarded' as const] } }, 'already_rewarded'],
  ])('is refused for a mission %s', (_, given, code) => {
    const ctx = aContext({ missions: [aMission()] });
    expect(refusalOf(aPlayerState(given), abandoning(), ctx)?.code).toBe(`mission/${code}`);
  });
});
