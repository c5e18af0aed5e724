import { describe, expect, it } from 'vitest';
import { moveReputation } from '../../src/reputation/rivalry.ts';

const given = (standings: Record<string, number>) => (faction: string) => standings[faction] ?? 0;
const T = 'terran_federation';
const F = 'fringe_alliance';
const G = 'mercantile_guild';
const S = 'shadow_syndicate';

describe('one change of one standing', () => {
  it('starts at 0 with a faction never met', () => {
    expect(moveReputation(given({}), T, 25)).toEqual({
      faction: T,
      requested: 25,
      applied: 25,
      old: 0,
      value: 25,
    });
  });

  it.each([
    ['stops at +800', 'frontier_coalition', { frontier_coalition: 790 }, 50, 800],
    ['stops at -800', 'frontier_coalition', { frontier_coalition: -790 }, -50, -800],
    ['keeps pirates at or below 0', 'pirates', { pirates: -10 }, 50, 0],
    ['gives pirates nothing above 0', 'pirates', {}, 50, 0],
    ['lowers pirates freely', 'pirates', {}, -50, -50],
    ['fills what the rival leaves', T, { [T]: 300, [F]: 450 }, 100, 350],
    ['works the other way round', F, { [T]: 450, [F]: 300 }, 100, 350],
    ['gives nothing where the cap is reached', T, { [T]: 350, [F]: 450 }, 100, 350],
    ['caps guild and syndicate at 600', S, { [G]: 400, [S]: 150 }, 100, 200],
    ['caps the guild by the syndicate', G, { [G]: 150, [S]: 400 }, 100, 200],
    ['does not ask a rival at 0', T, { [F]: 0, [T]: 700 }, 100, 800],
    ['does not ask a rival below 0', T, { [F]: -300, [T]: 700 }, 100, 800],
    ['lets a negative standing rise into the room left', F, { [T]: 700, [F]: -100 }, 400, 100],
    ['never lowers a standing by a gain', G, { [G]: 500, [S]: 300 }, 10, 500],
    ['never blocks a loss at the cap', T, { [T]: 350, [F]: 450 }, -40, 310],
    ['does not mix the pairs', T, { [T]: 700, [S]: 600, [G]: 600 }, 100, 800],
    ['does nothing for a change of 0', T, { [T]: 12 }, 0, 12],
  ])('%s', (_, faction, standings, requested, value) => {
    const old = given(standings)(faction);
    expect(moveReputation(given(standings), faction, requested)).toEqual({
      faction,
      requested,
      applied: value - old,
      old,
      value,
    });
  });
});
