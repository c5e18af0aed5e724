import { describe, expect, it } from 'vitest';
import { settle } from '../../src/missions/carry-out.ts';
import { aCompletedAcceptance, anAcceptance } from '../support/given-acceptance.ts';
import { aContext, HOUR, NOW } from '../support/given-context.ts';
import { aDaily, aMission } from '../support/given-mission.ts';
import { accepting, completing, happens, play, refusalOf } from '../support/given-play.ts';
import { aPlayerState } from '../support/given-player.ts';

const GRACE = 24 * HOUR;

describe('an active attempt', () => {
  it('expires at its deadline, not before, without penalty', () => {
    const state = aPlayerState({ live: [anAcceptance(aMission(), { deadlineAt: NOW + HOUR })] });
    expect(settle(state, NOW + HOUR - 1)).toEqual([]);
    expect(settle(state, NOW + HOUR)).toMatchObject([
      { type: 'missionExpired', acceptance: { status: 'expired', endedAt: NOW + HOUR, completedAt: null } },
    ]);
    expect(state.live.size).toBe(0);
    expect(state.reputation.size).toBe(0);
  });

  it('ended at its deadline, however late that is noticed, and once', () => {
    const state = aPlayerState({ live: [anAcceptance(aMission(), { deadlineAt: NOW + HOUR })] });
    settle(state, NOW + 1000 * HOUR);
    expect(settle(state, NOW + 1000 * HOUR)).toEqual([]);
    expect(state.outcomes.get('mission-1')).toEqual([
      { outcome: 'expired', choice: null, endedAt: NOW + HOUR },
    ]);
  });

  it('never expires without a deadline', () => {
    const state = aPlayerState({ live: [anAcceptance(), aCompletedAcceptance(aMission({ id: 'done' }))] });
    expect(settle(state, NOW + 1_000_000 * HOUR)).toEqual([]);
    expect(state.live.size).toBe(2);
  });

  it('makes room for another attempt while the mission lasts', () => {
    const missions = [aMission({ timeLimitSeconds: 3600, expiresAt: NOW + 5 * HOUR })];
    const state = aPlayerState();
    play(state, accepting(), aContext({ missions }));
    settle(state, NOW + HOUR);
    expect(refusalOf(state, completing(), aContext({ missions }))?.code).toBe('mission/expired');
    expect(refusalOf(state, accepting(), aContext({ missions, now: NOW + HOUR }))).toBeUndefined();
    const late = aContext({ missions, now: NOW + 5 * HOUR });
    expect(refusalOf(state, accepting(), late)?.code).toBe('mission/expired');
  });
});

describe('a completed attempt', () => {
  /** A player who delivered just before the deadline of one hour. */
  const delivered = (claimGraceMs?: number) => {
    const mission = aMission({ timeLimitSeconds: 3600 });
    const rules = claimGraceMs === undefined ? {} : { claimGraceMs };
    const at = (now: number) => aContext({ missions: [mission], now, rules });
    const state = aPlayerState();
    play(state, accepting(), at(NOW));
    const cargo = { type: 'cargo_delivered', sectorId: 7, commodity: 'ore', units: 40 } as const;
    happens(state, cargo, at(NOW + HOUR - 1));
    return { state, at };
  };

  it('stays claimable for the grace period after its deadline', () => {
    const { state, at } = delivered();
    expect(settle(state, NOW + HOUR + GRACE - 1)).toEqual([]);
    play(state, completing(), at(NOW + HOUR + GRACE - 1));
    expect(state.player.credits).toBe(11_000);
  });

  it('expires when the grace period is over', () => {
    const { state, at } = delivered();
    expect(settle(state, NOW + HOUR + GRACE)).toMatchObject([
      {
        type: 'missionExpired',
        acceptance: { status: 'expired', endedAt: NOW + HOUR + GRACE, completedAt: NOW + HOUR - 1 },
      },
    ]);
    expect(refusalOf(state, completing(), at(NOW + HOUR + GRACE))?.code).toBe('mission/expired');
    expect(state.player.credits).toBe(10_000);
  });

  it('has the grace period that is configured', () => {
    const { state } = delivered(HOUR);
    expect(settle(state, NOW + 2 * HOUR - 1)).toEqual([]);
    expect(settle(state, NOW + 2 * HOUR)).toHaveLength(1);
  });
});

it('time settles each attempt by its own instant', () => {
  const state = aPlayerState({
    live: [
      anAcceptance(aMission(), { deadlineAt: NOW + HOUR }),
      anAcceptance(aDaily(), { deadlineAt: NOW + 2 * HOUR }),
      aCompletedAcceptance(aMission({ id: 'done' }), { deadlineAt: NOW, claimUntil: NOW + GRACE }),
    ],
  });
  settle(state, NOW + HOUR);
  expect([...state.live.keys()]).toEqual(['daily-1', 'done']);
  settle(state, NOW + GRACE);
  expect(state.live.size).toBe(0);
});
