import { describe, expect, it } from 'vitest';
import type { Mission } from '../../../src/missions/mission.ts';
import type { EventFacts } from '../../../src/objectives/game-event.ts';
import { aCompletedAcceptance, anAcceptance } from '../../support/given-acceptance.ts';
import { aContext, HOUR, MINUTE, NOW } from '../../support/given-context.ts';
import { anEvent } from '../../support/given-event.ts';
import { aMission, aRandomOffer } from '../../support/given-mission.ts';
import { happens, only, play } from '../../support/given-play.ts';
import { aPlayerState } from '../../support/given-player.ts';

const ore = (units: number): EventFacts => ({
  type: 'cargo_delivered',
  sectorId: 7,
  commodity: 'ore',
  units,
});
const reported = (facts: EventFacts, occurredAt: number, deadlineAt: number | null = null) => {
  const state = aPlayerState({ live: [anAcceptance(aMission(), { deadlineAt })] });
  const event = anEvent(facts, occurredAt);
  return play(state, { type: 'reportEvent', event }, aContext({ missions: [aMission()], now: NOW + MINUTE }));
};

describe('a game event', () => {
  it('moves the objective that listens to it', () => {
    const progress = { current: 15, required: 40, met: false };
    expect(reported(ore(15), NOW)).toEqual([
      { type: 'progressMoved', missionId: 'mission-1', objectiveId: 'deliver_cargo', progress },
    ]);
  });

  it('that meets the last objective completes the mission and pays nothing', () => {
    const deadlineAt = NOW + HOUR;
    expect(reported(ore(99), NOW, deadlineAt)).toMatchObject([
      { type: 'progressMoved', progress: { current: 40, met: true } },
      {
        type: 'missionReady',
        acceptance: {
          status: 'completed',
          completedAt: NOW + MINUTE,
          claimUntil: deadlineAt + 24 * HOUR,
          objectives: [{ progress: { met: true } }],
        },
      },
    ]);
  });

  it.each([
    ['at the instant of acceptance', NOW, 1],
    ['as much before acceptance as clocks may differ', NOW - 5000, 1],
    ['longer before acceptance', NOW - 5001, 0],
    ['at the deadline', NOW + HOUR, 1],
    ['after the deadline', NOW + HOUR + 1, 0],
  ])('%s counts as it should', (_, occurredAt, moves) => {
    expect(reported(ore(1), occurredAt, NOW + HOUR)).toHaveLength(moves);
  });

  it('moves every mission that listens', () => {
    const missions = [aMission(), aRandomOffer()];
    const state = aPlayerState({ live: missions.map((m) => anAcceptance(m)) });
    const changes = happens(state, ore(5), aContext({ missions }));
    expect(only(changes, 'progressMoved').map((c) => c.missionId)).toEqual(['mission-1', 'random-1']);
  });

  it('leaves a completed mission as it is, even one that would fail it', () => {
    const smuggle = {
      id: 's',
      kind: 'smuggle',
      params: { sectorId: 15, commodity: 'illegal:WEAPONS', units: 6 },
    };
    const mission = aMission({ objectives: [smuggle] });
    const state = aPlayerState({ live: [aCompletedAcceptance(mission)] });
    const ctx = aContext({ missions: [mission] });
    expect(happens(state, { type: 'ship_destroyed', sectorId: 1 }, ctx)).toEqual([]);
  });

  it('that nothing listens to changes nothing', () => {
    expect(reported({ type: 'message_sent' }, NOW)).toEqual([]);
  });
});

describe('several objectives', () => {
  const visit = (...sectorIds: number[]) => ({
    id: `visit-${sectorIds[0]}`,
    kind: 'visit_sector',
    params: { sectorIds },
  });
  const scan = { id: 'scan', kind: 'scan_sector', params: { sectorId: 9 } };
  const smuggle = {
    id: 's',
    kind: 'smuggle',
    params: { sectorId: 15, commodity: 'illegal:WEAPONS', units: 6 },
  };
  const enter = (sectorId: number): EventFacts => ({ type: 'sector_entered', sectorId });
  const scanned: EventFacts = { type: 'sector_scanned', sectorId: 9 };

  /** The mission's objectives that are met, and its status, after some events. */
  const outcomeAfter = (overrides: Partial<Mission>, ...events: EventFacts[]) => {
    const mission = aMission(overrides);
    const state = aPlayerState({ live: [anAcceptance(mission)] });
    for (const facts of events) happens(state, facts, aContext({ missions: [mission] }));
    const live = state.live.get('mission-1');
    const met = live?.objectives.filter((o) => o.progress.met).map((o) => o.id);
    return [live?.status ?? state.outcomes.get('mission-1')?.at(-1)?.outcome, ...(met ?? [])];
  };

  it('all: in any order, until the last', () => {
    const all = { objectives: [visit(9), scan] };
    expect(outcomeAfter(all, scanned)).toEqual(['active', 'scan']);
    expect(outcomeAfter(all, scanned, enter(9))).toEqual(['completed', 'visit-9', 'scan']);
  });

  it('any: one is enough', () => {
    expect(outcomeAfter({ mode: 'any', objectives: [visit(9), scan] }, scanned)).toEqual([
      'completed',
      'scan',
    ]);
  });

  it('sequence: only the first that is not met moves', () => {
    const sequence = { mode: 'sequence' as const, objectives: [visit(8), scan] };
    expect(outcomeAfter(sequence, scanned)).toEqual(['active']);
    expect(outcomeAfter(sequence, scanned, enter(8))).toEqual(['active', 'visit-8']);
    expect(outcomeAfter(sequence, enter(8), scanned)).toEqual(['completed', 'visit-8', 'scan']);
  });

  it('sequence: one event moves one step only', () => {
    const sequence = { mode: 'sequence' as const, objectives: [visit(8), { ...visit(8, 9), id: 'again' }] };
    expect(outcomeAfter(sequence, enter(8))).toEqual(['active', 'visit-8']);
    expect(outcomeAfter(sequence, enter(8), enter(9))).toEqual(['completed', 'visit-8', 'again']);
  });

  it('sequence: a visit whose turn comes is met where the player is', () => {
    const sequence = { mode: 'sequence' as const, objectives: [scan, visit(9)] };
    expect(outcomeAfter(sequence, enter(9), scanned)).toEqual(['completed', 'scan', 'visit-9']);
  });

  it('one that fails, fails the mission', () => {
    const both = { objectives: [smuggle, scan] };
    expect(outcomeAfter(both, { type: 'ship_destroyed', sectorId: 1 })).toEqual(['failed']);
  });

  it('any: one that fails leaves the other way open', () => {
    const either = { mode: 'any' as const, objectives: [smuggle, scan] };
    const lost: EventFacts = { type: 'patrol_encountered', sectorId: 1, detected: true };
    expect(outcomeAfter(either, lost)).toEqual(['active']);
    expect(outcomeAfter(either, lost, scanned)).toEqual(['completed', 'scan']);
  });

  it('sequence: what is not open yet cannot fail', () => {
    const sequence = { mode: 'sequence' as const, objectives: [scan, smuggle] };
    expect(outcomeAfter(sequence, { type: 'ship_destroyed', sectorId: 1 })).toEqual(['active']);
  });

  it('a failure says why and costs no reputation', () => {
    const mission = aMission({ objectives: [smuggle] });
    const state = aPlayerState({ live: [anAcceptance(mission)] });
    const ctx = aContext({ missions: [mission] });
    expect(happens(state, { type: 'patrol_encountered', sectorId: 2, detected: true }, ctx)).toMatchObject([
      { type: 'missionFailed', reason: 'patrol_detected', acceptance: { status: 'failed', endedAt: NOW } },
    ]);
    expect(state.reputation.size).toBe(0);
  });
});
