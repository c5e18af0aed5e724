import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf, reputationLevels } from '../../src/reputation/levels.ts';

/** The game's own table: title, number, lowest value, and the title of the value one below. */
const table = [
  ['Exalted', 8, 700, 'Revered'],
  ['Revered', 7, 600, 'Honored'],
  ['Honored', 6, 500, 'Valued'],
  ['Valued', 5, 400, 'Respected'],
  ['Respected', 4, 300, 'Trusted'],
  ['Trusted', 3, 200, 'Acknowledged'],
  ['Acknowledged', 2, 100, 'Recognized'],
  ['Recognized', 1, 50, 'Neutral'],
  ['Neutral', 0, -50, 'Questionable'],
  ['Questionable', -1, -100, 'Suspicious'],
  ['Suspicious', -2, -200, 'Untrustworthy'],
  ['Untrustworthy', -3, -300, 'Smuggler'],
  ['Smuggler', -4, -400, 'Pirate'],
  ['Pirate', -5, -500, 'Outlaw'],
  ['Outlaw', -6, -600, 'Criminal'],
  ['Criminal', -7, -700, 'Public Enemy'],
] as const;

describe('the seventeen reputation levels', () => {
  it.each(table)('%s (%i) begins at %i', (title, level, threshold) => {
    expect(levelOf(threshold)).toEqual({ title, level, threshold });
  });

  it.each(table)('one below %s (%i, %i) is %s', (_, level, threshold, below) => {
    expect(levelOf(threshold - 1)).toMatchObject({ title: below, level: level - 1 });
  });

  it.each([
    [800, 'Exalted', 8],
    [0, 'Neutral', 0],
    [49, 'Neutral', 0],
    [-701, 'Public Enemy', -8],
    [-800, 'Public Enemy', -8],
  ])('%i is %s', (value, title, level) => {
    expect(levelOf(value)).toMatchObject({ title, level });
  });

  it('are seventeen, from +8 down to -8', () => {
    expect(reputationLevels.map((l) => l.level)).toEqual(Array.from({ length: 17 }, (_, i) => 8 - i));
  });

  it('never fall as the value rises', () => {
    const value = fc.integer({ min: -800, max: 800 });
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(levelOf(Math.max(a, b)).level).toBeGreaterThanOrEqual(levelOf(Math.min(a, b)).level);
      }),
    );
  });
});
