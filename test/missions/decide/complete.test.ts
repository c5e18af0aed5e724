import { describe, expect, it } from 'vitest';
import type { Mission } from '../../../src/missions/mission.ts';
import { aCompletedAcceptance, anAcceptance } from '../../support/given-acceptance.ts';
import { aContext, NOW } from '../../support/given-context.ts';
import { aDaily, aMission, aRandomOffer, oreForSector7 } from '../../support/given-mission.ts';
import { completing, only, play, refusalOf } from '../../support/given-play.ts';
import { aPlayerState, type GivenPlayer } from '../../support/given-player.ts';

/** A player who has met everything that the mission asks for. */
const ready = (mission: Mission, given: GivenPlayer = {}) => ({
  state: aPlayerState({ live: [aCompletedAcceptance(mission)], ...given }),
  ctx: aContext({ missions: [mission] }),
});
const scan = { id: 'scan', kind: 'scan_sector', params: { sectorId: 9 } };

describe('claiming', () => {
  it('pays credits, reputation and items, and ends the attempt', () => {
    // given
    const item = { kind: 'equipment', code: 'scanner_mk2', quantity: 1 } as const;
    const { state, ctx } = ready(aMission({ items: [item] }));
    // when
    const changes = play(state, completing(), ctx);
    // then
    const acceptanceId = 'acceptance-of-mission-1';
    const result = { faction: 'mercantile_guild', requested: 20, applied: 20, value: 20 };
    const reason = 'mission_complete';
    expect(changes).toMatchObject([
      {
        type: 'missionRewarded',
        acceptance: { id: acceptanceId, status: 'rewarded', completedAt: NOW, endedAt: NOW, choice: null },
        rewards: { credits: 1000, reputation: [result], items: [item] },
      },
      { type: 'creditsChanged', amount: 1000, reason, acceptanceId },
      { type: 'reputationChanged', old: 0, ...result, reason, acceptanceId },
      { type: 'itemGranted', item, acceptanceId },
    ]);
    expect(state.player).toMatchObject({ credits: 11_000, completedMissions: 1 });
    expect(state.reputation.get('mercantile_guild')).toBe(20);
    expect(state.live.size).toBe(0);
    expect(state.outcomes.get('mission-1')).toEqual([{ outcome: 'rewarded', choice: null, endedAt: NOW }]);
  });

  it('writes nothing for channels that pay nothing', () => {
    const { state, ctx } = ready(aMission({ credits: 0, reputation: 0 }));
    expect(play(state, completing(), ctx).map((c) => c.type)).toEqual(['missionRewarded']);
  });

  it('answers a second time that it paid already', () => {
    const { state, ctx } = ready(aMission());
    play(state, completing(), ctx);
    expect(refusalOf(state, completing(), ctx)?.code).toBe('mission/already_rewarded');
    expect(state.player.credits).toBe(11_000);
  });

  it('marks the slot of a daily quest as paid', () => {
    const { state, ctx } = ready(aDaily());
    play(state, completing('daily-1'), ctx);
    expect([...state.dailyRewards]).toEqual(['2102-03-01/trade']);
  });
});

describe('a claim is refused', () => {
  it('with the list of what is missing', () => {
    const mission = aMission({ objectives: [oreForSector7, scan] });
    const halfway = aCompletedAcceptance(mission).objectives.map((o, i) =>
      i === 0 ? { ...o, progress: { current: 15, required: 40, met: false } } : o,
    );
    const state = aPlayerState({ live: [anAcceptance(mission, { objectives: halfway })] });
    const refusal = refusalOf(state, completing(), aContext({ missions: [mission] }));
    expect(refusal).toMatchObject({ code: 'mission/objectives_unmet' });
    expect(refusal?.details).toEqual({
      objectives: [
        {
          id: 'deliver_cargo',
          kind: 'deliver_cargo',
          label: 'Deliver 40 ore to Sector 7',
          current: 15,
          required: 40,
        },
      ],
    });
    expect(refusal?.message).toBe('Still to do: Deliver 40 ore to Sector 7.');
  });

  it('when a completed attempt does not verify', () => {
    const mission = aMission();
    const forged = aCompletedAcceptance(mission, { objectives: anAcceptance(mission).objectives });
    const state = aPlayerState({ live: [forged] });
    const refusal = refusalOf(state, completing(), aContext({ missions: [mission] }));
    expect(refusal?.code).toBe('mission/objectives_unmet');
  });

  it.each([
    ['never accepted', {}, 'not_accepted'],
    ['abandoned', { outcomes: { 'mission-1': ['abandoned' as const] } }, 'not_accepted'],
    ['failed', { outcomes: { 'mission-1': ['failed' as const] } }, 'not_accepted'],
    ['expired', { outcomes: { 'mission-1': ['expired' as const] } }, 'expired'],
    [
      'rewarded',
      { outcomes: { 'mission-1': ['expired' as const, 'rewarded' as const] } },
      'already_rewarded',
    ],
  ])('of a mission %s', (_, given, code) => {
    const ctx = aContext({ missions: [aMission()] });
    expect(refusalOf(aPlayerState(given), completing(), ctx)?.code).toBe(`mission/${code}`);
  });

  it.each([
    ['that does not exist', []],
    ['that was made for another player', [aRandomOffer({ id: 'mission-1', ownerId: 'somebody' })]],
  ])('of a mission %s', (_, missions) => {
    expect(refusalOf(aPlayerState(), completing(), aContext({ missions }))?.code).toBe('mission/not_found');
  });
});

describe('choices', () => {
  const choices = [
    { id: 'mercy', label: 'Let them go' },
    { id: 'revenge', label: 'Fire' },
  ];

  it.each([
    ['none is named', choices, undefined],
    ['another is named', choices, 'flight'],
    ['the mission has none', [], 'mercy'],
  ])('are refused when %s', (_, offered, choice) => {
    const { state, ctx } = ready(aMission({ choices: offered }));
    const refusal = refusalOf(state, completing('mission-1', choice), ctx);
    expect(refusal).toMatchObject({ code: 'request/invalid', details: { issues: [{ path: 'choice' }] } });
  });

  it('are remembered with the outcome', () => {
    const { state, ctx } = ready(aMission({ choices }));
    play(state, completing('mission-1', 'mercy'), ctx);
    expect(state.outcomes.get('mission-1')).toMatchObject([{ outcome: 'rewarded', choice: 'mercy' }]);
  });
});

describe('reputation', () => {
  const diplomatic = (targetReputation: number) =>
    aMission({
      faction: 'terran_federation',
      targetFaction: 'fringe_alliance',
      reputation: 100,
      targetReputation,
    });
  const moved = (mission: Mission, reputation: Record<string, number>) => {
    const { state, ctx } = ready(mission, { reputation });
    return only(play(state, completing(), ctx), 'reputationChanged').map((c) => [
      c.faction,
      c.applied,
      c.value,
    ]);
  };

  it('of a diplomatic mission moves with issuer and target', () => {
    expect(moved(diplomatic(-30), {})).toEqual([
      ['terran_federation', 100, 100],
      ['fringe_alliance', -30, -30],
    ]);
  });

  it('is capped for each by itself, the second after the first', () => {
    const near = { terran_federation: 400, fringe_alliance: 250 };
    expect(moved(diplomatic(100), near)).toEqual([
      ['terran_federation', 100, 500],
      ['fringe_alliance', 50, 300],
    ]);
  });

  it('keeps a row of a gain that the cap ate', () => {
    const full = { terran_federation: 500, fringe_alliance: 300 };
    expect(moved(diplomatic(0), full)).toEqual([['terran_federation', 0, 500]]);
  });

  it('does not move at all where the game forbids it', () => {
    const mission = diplomatic(-30);
    const ctx = aContext({ missions: [mission], rules: { reputationRewards: false } });
    const state = aPlayerState({ live: [aCompletedAcceptance(mission)] });
    const changes = play(state, completing(), ctx);
    expect(changes.map((c) => c.type)).toEqual(['missionRewarded', 'creditsChanged']);
    expect(only(changes, 'missionRewarded')[0]?.rewards.reputation).toEqual([]);
  });
});
