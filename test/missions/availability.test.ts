import { describe, expect, it } from 'vitest';
import { unavailable } from '../../src/missions/availability.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { requiredCodes } from '../../src/missions/requirements.ts';
import { anAcceptance } from '../support/given-acceptance.ts';
import { aContext, NOW } from '../support/given-context.ts';
import { aDaily, aMission, aRandomOffer } from '../support/given-mission.ts';
import { aPlayerState, type GivenPlayer } from '../support/given-player.ts';

/** Why the mission is unavailable to the player, as code and details. */
const why = (mission: Mission, player: GivenPlayer = {}) => {
  const refusal = unavailable(mission, aPlayerState(player), aContext({ missions: [mission] }));
  return refusal && [refusal.code, refusal.details];
};
const theMission = { missionId: 'mission-1' };

describe('a mission is available', () => {
  it.each([
    ['when nothing speaks against it', aMission(), {}],
    ['at exactly the standing it asks for', aMission({ minReputation: 50 }), guild(50)],
    ['at exactly the level it asks for', aMission({ minLevel: 4 }), { player: { level: 4 } }],
    ['in its region', aMission({ regionId: 'terran_space' }), {}],
    ['until the instant it expires', aMission({ expiresAt: NOW + 1 }), {}],
    ['again after it was abandoned', aMission(), past('abandoned')],
    ['again after it failed', aMission(), past('failed')],
    ['again after it expired for the player', aMission(), past('expired')],
    ['again after it paid, when repeatable', aMission({ repeatable: true }), past('rewarded')],
    ['to the player a random offer was made for', aRandomOffer(), {}],
    ['without standing, when nobody issues it', aRandomOffer({ faction: null, minReputation: 50 }), {}],
    ['as a daily quest', aDaily(), {}],
  ])('%s', (_, mission, player) => {
    expect(why(mission, player as GivenPlayer)).toBeUndefined();
  });
});

describe('a mission is not available', () => {
  it.each([
    [
      'to anybody but its owner',
      aRandomOffer({ id: 'mission-1', ownerId: 'somebody' }),
      {},
      'not_found',
      theMission,
    ],
    ['while it is active', aMission(), { live: [anAcceptance()] }, 'already_accepted', theMission],
    ['after it paid', aMission(), past('failed', 'rewarded', 'failed'), 'already_rewarded', theMission],
    ['from the instant it expires', aMission({ expiresAt: NOW }), {}, 'expired', theMission],
    ['once swept', aMission({ expiresAt: NOW, isActive: false }), {}, 'expired', theMission],
    ['when switched off', aMission({ isActive: false }), {}, 'inactive', theMission],
    [
      'elsewhere',
      aMission({ regionId: 'far_rim' }),
      {},
      'wrong_region',
      { required: 'far_rim', current: 'terran_space' },
    ],
    [
      'one point of standing short',
      aMission({ minReputation: 50 }),
      guild(49),
      'reputation_too_low',
      { required: 50, current: 49, faction: 'mercantile_guild' },
    ],
    [
      'to a stranger, who stands at 0',
      aMission({ minReputation: 1 }),
      {},
      'reputation_too_low',
      { required: 1, current: 0, faction: 'mercantile_guild' },
    ],
    ['below its level', aMission({ minLevel: 2 }), {}, 'level_too_low', { required: 2, current: 1 }],
  ])('%s', (_, mission, player, code, details) => {
    expect(why(mission, player as GivenPlayer)).toEqual([`mission/${code}`, details]);
  });
});

describe('chain requirements', () => {
  const codes = { first: 'id-of-first', second: 'id-of-second' };
  const unmet = (requires: Mission['requires'], outcomes: GivenPlayer['outcomes'] = {}) => {
    const mission = aMission({ requires });
    // The missions asked about are nowhere in memory.
    const refusal = unavailable(
      mission,
      aPlayerState({ outcomes, codes }),
      aContext({ missions: [mission] }),
    );
    if (refusal === undefined) return [];
    expect(refusal.code).toBe('mission/requirement_unmet');
    return 'requirements' in refusal.details ? refusal.details.requirements : undefined;
  };
  const won = { code: 'first', outcome: 'rewarded' } as const;
  const lost = { code: 'second', outcome: 'failed' } as const;
  const chose = (choice: string) => [{ outcome: 'rewarded' as const, choice, endedAt: 1 }];

  it('all: names each that is missing', () => {
    expect(unmet({ all: [won, lost] })).toEqual([
      { ...won, rule: 'all' },
      { ...lost, rule: 'all' },
    ]);
    expect(unmet({ all: [won, lost] }, { 'id-of-first': ['rewarded'] })).toEqual([{ ...lost, rule: 'all' }]);
    expect(unmet({ all: [won, lost] }, { 'id-of-first': ['rewarded'], 'id-of-second': ['failed'] })).toEqual(
      [],
    );
  });

  it('any: one is enough, whichever', () => {
    expect(unmet({ any: [won, lost] })).toHaveLength(2);
    expect(unmet({ any: [won, lost] }, { 'id-of-second': ['failed'] })).toEqual([]);
  });

  it('none: closes when it has happened', () => {
    expect(unmet({ none: [won] })).toEqual([]);
    expect(unmet({ none: [won, lost] }, { 'id-of-first': ['rewarded'] })).toEqual([{ ...won, rule: 'none' }]);
  });

  it('asks for the outcome, not for any ending', () => {
    expect(unmet({ all: [won] }, { 'id-of-first': ['failed', 'expired', 'abandoned'] })).toHaveLength(1);
    expect(unmet({ all: [won] }, { 'id-of-first': ['failed', 'rewarded'] })).toEqual([]);
  });

  it('asks for the choice where one is named: a branch opens, the other closes', () => {
    const mercy = { ...won, choice: 'mercy' };
    expect(unmet({ all: [mercy] }, { 'id-of-first': chose('mercy') })).toEqual([]);
    expect(unmet({ all: [mercy] }, { 'id-of-first': chose('revenge') })).toEqual([{ ...mercy, rule: 'all' }]);
    expect(unmet({ none: [mercy] }, { 'id-of-first': chose('mercy') })).toEqual([{ ...mercy, rule: 'none' }]);
  });

  it('reads a code that no mission has as not happened', () => {
    const unknown = { code: 'unheard-of', outcome: 'rewarded' } as const;
    expect(unmet({ none: [unknown] })).toEqual([]);
    expect(unmet({ all: [unknown] })).toHaveLength(1);
  });

  it('lists the codes that it asks about', () => {
    expect(requiredCodes(null)).toEqual([]);
    expect(requiredCodes({ all: [won], none: [lost] })).toEqual(['first', 'second']);
  });
});

function guild(standing: number): GivenPlayer {
  return { reputation: { mercantile_guild: standing } };
}

function past(...outcomes: ('rewarded' | 'failed' | 'expired' | 'abandoned')[]): GivenPlayer {
  return { outcomes: { 'mission-1': outcomes } };
}
