import { describe, expect, it } from 'vitest';
import type { EventFacts } from '../../../src/objectives/game-event.ts';
import { anAcceptance } from '../../support/given-acceptance.ts';
import { aContext, HOUR, MINUTE, NOW } from '../../support/given-context.ts';
import { anEvent } from '../../support/given-event.ts';
import { aMission } from '../../support/given-mission.ts';
import { only, play, refusalOf } from '../../support/given-play.ts';
import { aPlayerState } from '../../support/given-player.ts';

const visit = aMission({ objectives: [{ id: 'v', kind: 'visit_sector', params: { sectorIds: [5, 6] } }] });
const ctx = aContext({ missions: [visit], now: NOW + MINUTE });
const report = (state: ReturnType<typeof aPlayerState>, facts: EventFacts, occurredAt: number) =>
  play(state, { type: 'reportEvent', event: anEvent(facts, occurredAt) }, ctx);

describe('where the player is', () => {
  it('follows the sectors entered', () => {
    const state = aPlayerState();
    report(state, { type: 'sector_entered', sectorId: 5 }, NOW);
    expect(state.player).toMatchObject({ sectorId: 5, sectorSeenAt: NOW });
  });

  it('is not moved back by an event that comes late, which still counts as a visit', () => {
    // given
    const state = aPlayerState({ live: [anAcceptance(visit)] });
    report(state, { type: 'sector_entered', sectorId: 6 }, NOW + 20);
    // when
    const changes = report(state, { type: 'sector_entered', sectorId: 5 }, NOW + 10);
    // then
    expect(state.player.sectorId).toBe(6);
    expect(only(changes, 'missionReady')).toHaveLength(1);
  });

  it('is, of two events of one instant, where the later in the call says', () => {
    const state = aPlayerState();
    report(state, { type: 'sector_entered', sectorId: 5 }, NOW);
    report(state, { type: 'sector_entered', sectorId: 6 }, NOW);
    expect(state.player.sectorId).toBe(6);
    report(state, { type: 'player_updated', sectorId: 7 }, NOW);
    expect(state.player.sectorId).toBe(7);
  });

  it('is not frozen by a place that was noted for a time to come', () => {
    const state = aPlayerState({ player: { sectorId: 3, sectorSeenAt: NOW + HOUR } });
    report(state, { type: 'sector_entered', sectorId: 5 }, NOW + MINUTE);
    expect(state.player).toMatchObject({ sectorId: 5, sectorSeenAt: NOW + MINUTE });
  });

  it('is said by player_updated too, unless that is older', () => {
    const state = aPlayerState({ player: { sectorId: 3, sectorSeenAt: NOW } });
    report(state, { type: 'player_updated', sectorId: 8 }, NOW - 1);
    expect(state.player.sectorId).toBe(3);
    report(state, { type: 'player_updated', sectorId: 8 }, NOW + 1);
    expect(state.player.sectorId).toBe(8);
  });
});

describe('player_updated', () => {
  it('sets what it names and leaves the rest', () => {
    const state = aPlayerState();
    report(state, { type: 'player_updated', level: 7, name: 'Ada', regionId: 'far_rim' }, NOW);
    expect(state.player).toMatchObject({ level: 7, name: 'Ada', regionId: 'far_rim', sectorId: 1 });
    report(state, { type: 'player_updated', level: 8 }, NOW);
    expect(state.player).toMatchObject({ level: 8, name: 'Ada', regionId: 'far_rim' });
  });

  it('opens gates', () => {
    const state = aPlayerState();
    const gated = aContext({ missions: [aMission({ minLevel: 7, regionId: 'far_rim' })] });
    const accept = { type: 'acceptMission', missionId: 'mission-1' } as const;
    expect(refusalOf(state, accept, gated)?.code).toBe('mission/wrong_region');
    report(state, { type: 'player_updated', regionId: 'far_rim' }, NOW);
    expect(refusalOf(state, accept, gated)?.code).toBe('mission/level_too_low');
    report(state, { type: 'player_updated', level: 7 }, NOW);
    expect(refusalOf(state, accept, gated)).toBeUndefined();
  });

  it('moves no objective', () => {
    const state = aPlayerState({ live: [anAcceptance(visit)] });
    expect(only(report(state, { type: 'player_updated', level: 2 }, NOW), 'progressMoved')).toEqual([]);
  });
});
