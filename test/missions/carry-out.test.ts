import { describe, expect, it } from 'vitest';
import { carryOut } from '../../src/missions/carry-out.ts';
import { aContext, NOW } from '../support/given-context.ts';
import { aDaily, aMission } from '../support/given-mission.ts';
import { accepting, completing, happens, only, play, refusalOf } from '../support/given-play.ts';
import { aPlayerState } from '../support/given-player.ts';

const cargo = { type: 'cargo_delivered', sectorId: 7, commodity: 'ore', units: 40 } as const;

describe('auto_claim', () => {
  const mission = aMission({ autoClaim: true });
  const ctx = aContext({ missions: [mission] });

  it('pays in the step that meets the last objective', () => {
    const state = aPlayerState();
    play(state, accepting(), ctx);
    const changes = happens(state, cargo, ctx);
    expect(changes.map((c) => c.type)).toEqual([
      'progressMoved',
      'missionReady',
      'missionRewarded',
      'creditsChanged',
      'reputationChanged',
    ]);
    expect(state.player).toMatchObject({ credits: 11_000, completedMissions: 1 });
    expect(state.live.size).toBe(0);
    expect(refusalOf(state, completing(), ctx)?.code).toBe('mission/already_rewarded');
  });

  it('pays each of several missions that one event completes, and only those that ask for it', () => {
    const missions = [mission, aMission({ id: 'by-hand' }), aDaily({ autoClaim: true })];
    const state = aPlayerState();
    const all = aContext({ missions });
    for (const m of missions) play(state, accepting(m.id), all);
    const changes = happens(state, cargo, all);
    expect(only(changes, 'missionRewarded').map((c) => c.acceptance.missionId)).toEqual([
      'mission-1',
      'daily-1',
    ]);
    expect(state.live.get('by-hand')?.status).toBe('completed');
    expect(state.player.credits).toBe(12_000);
    expect(state.reputation.get('mercantile_guild')).toBe(40);
  });

  it('does not pay for progress short of the end', () => {
    const state = aPlayerState();
    play(state, accepting(), ctx);
    expect(happens(state, { ...cargo, units: 39 }, ctx).map((c) => c.type)).toEqual(['progressMoved']);
  });
});

describe('carrying out', () => {
  it('leaves the state as it was when refused', () => {
    const state = aPlayerState({ reputation: { pirates: -5 } });
    const before = structuredClone(state);
    const decision = carryOut(state, accepting('unheard-of'), aContext());
    expect(decision.ok).toBe(false);
    expect(state).toEqual(before);
  });

  it('lets a repeatable mission pay once for each acceptance', () => {
    const ctx = aContext({ missions: [aMission({ repeatable: true })] });
    const state = aPlayerState();
    for (const times of [1, 2, 3]) {
      play(state, accepting(), ctx);
      happens(state, cargo, ctx);
      play(state, completing(), ctx);
      expect(state.player.credits).toBe(10_000 + times * 1000);
    }
    const paid = { outcome: 'rewarded', choice: null, endedAt: NOW };
    expect(state.outcomes.get('mission-1')).toEqual([paid, paid, paid]);
  });

  it('counts completed missions when they are paid, not before', () => {
    const ctx = aContext({ missions: [aMission()] });
    const state = aPlayerState();
    play(state, accepting(), ctx);
    happens(state, cargo, ctx);
    expect(state.player.completedMissions).toBe(0);
    play(state, completing(), ctx);
    expect(state.player.completedMissions).toBe(1);
  });
});
