import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateViews, isAvailable, refusalToAccept, unavailable } from '../../src/missions/availability.ts';
import { gates } from '../../src/missions/gates.ts';
import { anAcceptance } from '../support/given-acceptance.ts';
import { aContext, NOW } from '../support/given-context.ts';
import { aDaily, aMission, aRandomOffer } from '../support/given-mission.ts';
import { aPlayerState } from '../support/given-player.ts';

const flags = fc.record({
  foreign: fc.boolean(),
  live: fc.boolean(),
  rewarded: fc.boolean(),
  expired: fc.boolean(),
  inactive: fc.boolean(),
  elsewhere: fc.boolean(),
  stranger: fc.boolean(),
  beginner: fc.boolean(),
  chained: fc.boolean(),
  slotTaken: fc.boolean(),
  full: fc.boolean(),
  family: fc.constantFrom(aMission, aRandomOffer, aDaily),
});

describe('the gates of a mission', () => {
  it('are the same for who asks why as for who accepts: the first that is shut answers', () => {
    fc.assert(
      fc.property(flags, (f) => {
        const mission = f.family({
          id: 'mission-1',
          expiresAt: f.expired ? NOW : null,
          isActive: !f.inactive,
          regionId: f.elsewhere ? 'far_rim' : null,
          minReputation: f.stranger ? 1 : 0,
          minLevel: f.beginner ? 2 : 1,
          requires: f.chained ? { all: [{ code: 'first', outcome: 'rewarded' }] } : null,
          ...(f.foreign ? { ownerId: 'somebody' } : {}),
        });
        const others = f.full ? [1, 2].map((n) => anAcceptance(aMission({ id: `other-${n}` }))) : [];
        const state = aPlayerState({
          live: [...others, ...(f.live ? [anAcceptance(mission)] : [])],
          outcomes: f.rewarded ? { 'mission-1': ['rewarded'] } : {},
          dailyRewards: f.slotTaken ? ['2102-03-01/trade'] : [],
        });
        const ctx = aContext({ missions: [mission], rules: { missionCap: 2 } });
        const views = gateViews(mission, state, ctx);
        expect(views.map((v) => v.code)).toEqual(gates.map((g) => g.code));
        expect(views.find((v) => !v.open)?.code).toBe(refusalToAccept(mission, state, ctx)?.code);
        const available = views.every((v) => v.open || v.code === 'mission/cap_reached');
        expect(isAvailable(mission, state, ctx)).toBe(available);
        expect(unavailable(mission, state, ctx) === undefined).toBe(available);
      }),
    );
  });

  it('say what they ask for and what the player has, open or shut', () => {
    const mission = aMission({ minReputation: 50, minLevel: 3, regionId: 'terran_space' });
    const state = aPlayerState({ reputation: { mercantile_guild: 60 }, player: { level: 2 } });
    const views = gateViews(mission, state, aContext({ missions: [mission] }));
    const of = (code: string) => views.find((v) => v.code === code);
    expect(of('mission/reputation_too_low')).toMatchObject({ open: true, required: 50, current: 60 });
    expect(of('mission/level_too_low')).toMatchObject({ open: false, required: 3, current: 2 });
    expect(of('mission/wrong_region')).toMatchObject({ open: true, required: 'terran_space' });
    expect(of('mission/cap_reached')).toMatchObject({ open: true, required: 5, current: 0 });
  });

  it('keep a daily quest whose slot is taken off the board', () => {
    const taken = aPlayerState({ live: [anAcceptance(aDaily({ id: 'other' }))] });
    expect(isAvailable(aDaily(), taken, aContext())).toBe(false);
  });
});
