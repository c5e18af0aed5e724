import { describe, expect, it } from 'vitest';
import { type Activity, activityFactor } from '../../src/generation/activity.ts';
import { templates } from './content.ts';
import { aRequest, busyWorld, offersOf } from './given-world.ts';

const random = templates.filter((t) => t.uses.includes('random'));
const weightIn = (activity: Activity) =>
  new Map(random.map((t) => [t.code, t.weight * activityFactor(t.activity, activity)]));

function sharesOf(activity: Activity, count: number): Map<string, number> {
  const offers = offersOf(aRequest(busyWorld(), { activity }), count);
  return new Map(
    random.map(({ code }) => [code, offers.filter((o) => o?.templateCode === code).length / count]),
  );
}

describe('the mix of random offers', () => {
  it.each([
    ['of a player who has done nothing yet', {}, 10_000],
    ['of a fighter', { combat: 40, trade: 3 }, 4000],
  ])('follows the weights %s', (_, activity: Activity, count) => {
    const weights = weightIn(activity);
    const total = [...weights.values()].reduce((a, b) => a + b, 0);
    for (const [code, share] of sharesOf(activity, count)) {
      const expected = weights.get(code)! / total;
      // Five standard deviations: with fixed seeds it holds for ever or never.
      const slack = 5 * Math.sqrt((expected * (1 - expected)) / count);
      expect(Math.abs(share - expected), code).toBeLessThan(slack);
    }
  });

  it('leans towards what the player does, at most to twice the weight', () => {
    expect(activityFactor(['combat'], {})).toBe(1);
    expect(activityFactor(['combat'], { trade: 100 })).toBe(1);
    expect(activityFactor(['combat'], { combat: 5 })).toBe(1.5);
    expect(activityFactor(['combat', 'trade'], { combat: 1e6, trade: 1e6 })).toBeLessThan(2);
    expect(activityFactor(['combat', 'combat'], { combat: 1e6 })).toBeLessThan(2);
  });
});
