import { describe, expect, it } from 'vitest';
import type { Mission } from '../../../src/missions/mission.ts';
import { aCompletedAcceptance, anAcceptance } from '../../support/given-acceptance.ts';
import { aContext, HOUR, MINUTE, NOW } from '../../support/given-context.ts';
import { aDaily, aMission, aRandomOffer, oreForSector7 } from '../../support/given-mission.ts';
import { abandoning, accepting, only, play, refusalOf } from '../../support/given-play.ts';
import { aPlayerState, PLAYER_ID } from '../../support/given-player.ts';

describe('accepting', () => {
  it('starts an active attempt with fresh progress', () => {
    const state = aPlayerState();
    const changes = play(state, accepting(), aContext({ missions: [aMission()] }));
    expect(changes).toEqual([{ type: 'missionAccepted', acceptance: state.live.get('mission-1') }]);
    expect(state.live.get('mission-1')).toEqual({
      id: 'acceptance-1',
      playerId: PLAYER_ID,
      missionId: 'mission-1',
      code: null,
      edition: 1,
      family: 'faction',
      slot: '',
      gameDay: null,
      once: true,
      mode: 'all',
      acceptedAt: NOW,
      deadlineAt: null,
      tracked: true,
      objectives: [{ ...oreForSector7, progress: { current: 0, required: 40, met: false } }],
      status: 'active',
    });
  });

  it('refuses a mission that does not exist', () => {
    expect(refusalOf(aPlayerState(), accepting('unheard-of'), aContext())).toMatchObject({
      code: 'mission/not_found',
      details: { missionId: 'unheard-of' },
    });
  });

  it('checks the gates', () => {
    const ctx = aContext({ missions: [aMission({ minReputation: 50 })] });
    const at = (value: number) => aPlayerState({ reputation: { mercantile_guild: value } });
    expect(refusalOf(at(49), accepting(), ctx)?.code).toBe('mission/reputation_too_low');
    expect(refusalOf(at(50), accepting(), ctx)).toBeUndefined();
  });

  it.each(['abandoned', 'failed', 'expired'] as const)('makes a fresh second attempt after %s', (outcome) => {
    const state = aPlayerState({ outcomes: { 'mission-1': [outcome] } });
    play(state, accepting(), aContext({ missions: [aMission()] }));
    expect(state.live.get('mission-1')?.objectives[0]?.progress.current).toBe(0);
    expect(state.outcomes.get('mission-1')).toHaveLength(1);
  });

  it('gives each attempt an id of its own', () => {
    const [state, ctx] = [aPlayerState(), aContext({ missions: [aMission()] })];
    play(state, accepting(), ctx);
    play(state, abandoning(), ctx);
    play(state, accepting(), ctx);
    expect(state.live.get('mission-1')?.id).toBe('acceptance-2');
  });
});

describe('the mission cap', () => {
  const others = (...missions: Mission[]) => missions.map((m) => anAcceptance(m));
  const faction = (n: number) => aMission({ id: `faction-${n}` });
  const random = (n: number) => aRandomOffer({ id: `random-${n}`, slot: `${n}` });
  const four = others(faction(1), faction(2), random(1), random(2));
  const ctx = aContext({ missions: [aMission(), aRandomOffer({ id: 'offer' }), aDaily()] });

  it('counts faction and random missions together', () => {
    const state = aPlayerState({ live: [...four, ...others(random(3))] });
    for (const id of ['mission-1', 'offer'])
      expect(refusalOf(state, accepting(id), ctx)).toMatchObject({
        code: 'mission/cap_reached',
        details: { cap: 5 },
      });
  });

  it('leaves room below it', () => {
    expect(refusalOf(aPlayerState({ live: four }), accepting(), ctx)).toBeUndefined();
  });

  it('counts what is completed but unclaimed', () => {
    const state = aPlayerState({ live: [...four, aCompletedAcceptance(faction(3))] });
    expect(refusalOf(state, accepting(), ctx)?.code).toBe('mission/cap_reached');
  });

  it('neither counts daily quests nor stops them', () => {
    const dailies = others(aDaily({ id: 'd2', slot: 'combat' }), aDaily({ id: 'd3', slot: 'travel' }));
    expect(refusalOf(aPlayerState({ live: [...four, ...dailies] }), accepting(), ctx)).toBeUndefined();
    const full = aPlayerState({ live: [...four, ...others(faction(3))] });
    expect(refusalOf(full, accepting('daily-1'), ctx)).toBeUndefined();
  });
});

describe('the daily slot', () => {
  const ctx = aContext({ missions: [aDaily()] });
  const taken = { code: 'mission/daily_slot_taken', details: { slot: 'trade', gameDay: '2102-03-01' } };

  it.each([
    ['a live quest', { live: [anAcceptance(aDaily({ id: 'twin' }))] }],
    ['a completed quest', { live: [aCompletedAcceptance(aDaily({ id: 'twin' }))] }],
    ['a rewarded quest', { dailyRewards: ['2102-03-01/trade'] }],
  ])('is taken by %s of the same slot and day', (_, given) => {
    expect(refusalOf(aPlayerState(given), accepting('daily-1'), ctx)).toMatchObject(taken);
  });

  it.each([
    ['a quest of yesterday', { live: [aCompletedAcceptance(aDaily({ id: 'old', gameDay: '2102-02-28' }))] }],
    ['a quest of another slot', { live: [anAcceptance(aDaily({ id: 'other', slot: 'combat' }))] }],
    ['a reward of yesterday', { dailyRewards: ['2102-02-28/trade'] }],
    ['an abandoned attempt', { outcomes: { 'daily-1': ['abandoned' as const] } }],
  ])('is not taken by %s', (_, given) => {
    expect(refusalOf(aPlayerState(given), accepting('daily-1'), ctx)).toBeUndefined();
  });
});

describe('the deadline', () => {
  it.each([
    ['none when neither is set', aMission(), null],
    ['the end of the mission', aMission({ expiresAt: NOW + HOUR }), NOW + HOUR],
    ['the end of the time limit', aMission({ timeLimitSeconds: 60 }), NOW + MINUTE],
    ['the limit when earlier', aMission({ timeLimitSeconds: 60, expiresAt: NOW + HOUR }), NOW + MINUTE],
    ['the end when earlier', aMission({ timeLimitSeconds: 7200, expiresAt: NOW + HOUR }), NOW + HOUR],
    ['of a daily the earlier too', aDaily({ timeLimitSeconds: 7200, expiresAt: NOW + HOUR }), NOW + HOUR],
    [
      'of a random offer not the pin',
      aRandomOffer({ timeLimitSeconds: 7200, expiresAt: NOW + HOUR }),
      NOW + 2 * HOUR,
    ],
    ['none for a random offer without limit', aRandomOffer({ expiresAt: NOW + HOUR }), null],
  ])('is %s', (_, mission, deadline) => {
    const state = aPlayerState();
    play(state, accepting(mission.id), aContext({ missions: [mission] }));
    expect(state.live.get(mission.id)?.deadlineAt).toBe(deadline);
  });
});

describe('being there already', () => {
  const visit = (...sectorIds: number[]) => ({ id: 'visit', kind: 'visit_sector', params: { sectorIds } });
  const scan = { id: 'scan', kind: 'scan_sector', params: { sectorId: 1 } };
  const accepted = (mission: Mission) => {
    const state = aPlayerState({ player: { sectorId: 1 } });
    const changes = play(state, accepting(), aContext({ missions: [mission] }));
    return { changes, live: state.live.get('mission-1')! };
  };

  it('meets a visit, which may complete the mission at once', () => {
    const { changes, live } = accepted(aMission({ objectives: [visit(1)] }));
    expect(changes.map((c) => c.type)).toEqual(['missionAccepted', 'missionReady']);
    expect(live).toMatchObject({ status: 'completed', completedAt: NOW, claimUntil: null });
  });

  it('pays at once with auto_claim', () => {
    const { changes } = accepted(aMission({ objectives: [visit(1)], autoClaim: true }));
    expect(only(changes, 'missionRewarded')).toHaveLength(1);
  });

  it('ticks what it can of a longer list', () => {
    const { live } = accepted(aMission({ objectives: [visit(1, 2), scan] }));
    expect(live.status).toBe('active');
    expect(live.objectives.map((o) => o.progress.current)).toEqual([1, 0]);
  });

  it('waits for its turn in a sequence', () => {
    const { live } = accepted(aMission({ mode: 'sequence', objectives: [scan, visit(1)] }));
    expect(live.objectives.map((o) => o.progress.met)).toEqual([false, false]);
  });
});
