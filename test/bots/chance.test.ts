import { describe, expect, it } from 'vitest';
import { Chance } from '../../bots/chance.ts';

const drawn = (chance: Chance) => Array.from({ length: 200 }, () => chance.between(1, 6));

describe('chance', () => {
  it('repeats itself by its seed, and by nothing else', () => {
    expect(drawn(new Chance('7/3'))).toEqual(drawn(new Chance('7/3')));
    expect(drawn(new Chance('7/3'))).not.toEqual(drawn(new Chance('7/4')));
  });

  it('gives every number of a range, and none outside', () => {
    expect([...new Set(drawn(new Chance(1)))].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('picks by weight, and nothing from nothing', () => {
    const chance = new Chance(5);
    const picks = Array.from({ length: 1000 }, () =>
      chance.weighted([
        ['often', 9],
        ['seldom', 1],
        ['never', 0],
      ]),
    );

    expect(new Set(picks)).toEqual(new Set(['often', 'seldom']));
    expect(picks.filter((p) => p === 'seldom').length).toBeLessThan(200);
    expect(chance.pick([])).toBeUndefined();
    expect(chance.weighted([])).toBeUndefined();
  });

  it('makes ids that the server takes', () => {
    expect(new Chance(3).uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
