import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/missions/command.ts';
import { anAcceptance } from '../../support/given-acceptance.ts';
import { aContext } from '../../support/given-context.ts';
import { aMission } from '../../support/given-mission.ts';
import { play, refusalOf } from '../../support/given-play.ts';
import { aPlayerState } from '../../support/given-player.ts';

type Repair = Extract<Command, { type: 'repairPlayer' }>;
const repairing = (what: Omit<Repair, 'type' | 'reason'>): Repair => ({
  type: 'repairPlayer',
  reason: 'support ticket 12',
  ...what,
});
const ctx = aContext({ missions: [aMission()], rules: { reputationRewards: false } });
const reason = 'admin_adjustment';

describe('a repair', () => {
  it.each([
    ['adds credits', 500, 10_500, 500],
    ['takes credits', -500, 9_500, -500],
    ['takes no more than there is', -50_000, 0, -10_000],
  ])('%s', (_, credits, balance, amount) => {
    const state = aPlayerState();
    expect(play(state, repairing({ credits }), ctx)).toEqual([
      { type: 'creditsChanged', amount, reason, acceptanceId: null },
    ]);
    expect(state.player.credits).toBe(balance);
  });

  it('writes no row for a change of nothing', () => {
    expect(play(aPlayerState(), repairing({ credits: 0 }), ctx)).toEqual([]);
    expect(play(aPlayerState({ player: { credits: 0 } }), repairing({ credits: -5 }), ctx)).toEqual([]);
    expect(play(aPlayerState(), repairing({}), ctx)).toEqual([]);
  });

  it('moves standings one after the other, by the usual caps, also where missions may not', () => {
    const state = aPlayerState({ reputation: { mercantile_guild: 400 } });
    const reputation = [
      { faction: 'shadow_syndicate', change: 900 },
      { faction: 'mercantile_guild', change: 50 },
    ];
    expect(play(state, repairing({ reputation }), ctx)).toMatchObject([
      { type: 'reputationChanged', requested: 900, applied: 200, value: 200, reason, acceptanceId: null },
      { type: 'reputationChanged', requested: 50, applied: 0, value: 400, reason },
    ]);
  });

  it('drops an acceptance without penalty', () => {
    const state = aPlayerState({ live: [anAcceptance()] });
    const changes = play(state, repairing({ dropAcceptance: 'acceptance-of-mission-1' }), aContext());
    expect(changes).toMatchObject([{ type: 'missionAbandoned', reputation: [] }]);
    expect(changes).toHaveLength(1);
    expect(state.live.size).toBe(0);
  });

  it('is refused whole when the acceptance is not live', () => {
    const command = repairing({ credits: 500, dropAcceptance: 'another' });
    expect(refusalOf(aPlayerState({ live: [anAcceptance()] }), command, ctx)).toMatchObject({
      code: 'request/invalid',
      details: { issues: [{ path: 'drop_acceptance' }] },
    });
  });
});
