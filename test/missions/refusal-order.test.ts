import { describe, expect, it } from 'vitest';
import type { Mission } from '../../src/missions/mission.ts';
import { anAcceptance } from '../support/given-acceptance.ts';
import { aContext, NOW } from '../support/given-context.ts';
import { aDaily, aMission, aRandomOffer } from '../support/given-mission.ts';
import { accepting, refusalOf } from '../support/given-play.ts';
import { aPlayerState, PLAYER_ID } from '../support/given-player.ts';

type State = ReturnType<typeof aPlayerState>;

/** One reason after the other taken away, in SPEC 2's order of refusals. */
const ladder: readonly [code: string, cure: Partial<Mission> | ((state: State) => void)][] = [
  ['mission/not_found', { ownerId: PLAYER_ID }],
  ['mission/already_accepted', (state) => state.live.delete('mission-1')],
  ['mission/already_rewarded', (state) => state.outcomes.clear()],
  ['mission/expired', { expiresAt: NOW + 1 }],
  ['mission/inactive', { isActive: true }],
  ['mission/wrong_region', { regionId: 'terran_space' }],
  ['mission/reputation_too_low', { minReputation: 0 }],
  ['mission/level_too_low', { minLevel: 1 }],
  ['mission/requirement_unmet', { requires: null }],
];

const allWrong: Partial<Mission> = {
  id: 'mission-1',
  expiresAt: NOW,
  isActive: false,
  regionId: 'far_rim',
  minReputation: 1,
  minLevel: 2,
  requires: { all: [{ code: 'unheard-of', outcome: 'rewarded' }] },
};

/** The codes that answer while one reason after the other goes. */
function answers(start: Mission, rungs: typeof ladder): (string | undefined)[] {
  const carried = [1, 2, 3, 4].map((n) => anAcceptance(aMission({ id: `other-${n}` })));
  const daily = anAcceptance(aDaily({ id: 'other-daily' }));
  const state = aPlayerState({
    live: [...carried, daily, anAcceptance(start)],
    outcomes: { 'mission-1': ['rewarded'] },
  });
  const ask = (mission: Mission) =>
    refusalOf(state, accepting(), aContext({ missions: [mission], rules: { missionCap: 4 } }))?.code;
  let mission = start;
  const codes = [ask(mission)];
  for (const [, cure] of rungs) {
    if (typeof cure === 'function') cure(state);
    else mission = { ...mission, ...cure };
    codes.push(ask(mission));
  }
  return codes;
}

describe('where several refusals hold, the first of the order answers', () => {
  it('for a random offer, down to the cap', () => {
    const mission = aRandomOffer({ ...allWrong, ownerId: 'somebody' });
    expect(answers(mission, ladder)).toEqual([...ladder.map(([code]) => code), 'mission/cap_reached']);
  });

  it('for a faction mission, down to the cap', () => {
    const rungs = ladder.slice(1);
    expect(answers(aMission(allWrong), rungs)).toEqual([
      ...rungs.map(([code]) => code),
      'mission/cap_reached',
    ]);
  });

  it('for a daily quest, down to its slot', () => {
    // Which region's quests a player sees is no matter of this order (SPEC 8).
    const rungs = ladder.slice(1).filter(([code]) => code !== 'mission/wrong_region');
    const mission = aDaily({ ...allWrong, regionId: 'terran_space' });
    expect(answers(mission, rungs)).toEqual([...rungs.map(([code]) => code), 'mission/daily_slot_taken']);
  });
});
