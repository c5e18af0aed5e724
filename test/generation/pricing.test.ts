import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateOffer } from '../../src/generation/generate-offer.ts';
import {
  creditReward,
  leastSeconds,
  reputationReward,
  timeLimitSeconds,
} from '../../src/generation/pricing.ts';
import { templates } from './content.ts';
import { aRequest, aSector, aWorld, line, templateOf } from './given-world.ts';

const priced = fc.record({
  warps: fc.integer({ min: 0, max: 60 }),
  security: fc.integer({ min: 1, max: 10 }),
  stake: fc.integer({ min: 0, max: 200 }),
  level: fc.integer({ min: 1, max: 200 }),
});

/** What the game pays for each kind of work (game facts, "Rewards"). */
const usual: Readonly<Record<string, readonly [number, number]>> = {
  combat: [10_000, 50_000],
  cargo_delivery: [5_000, 25_000],
  trade: [5_000, 25_000],
  exploration: [8_000, 30_000],
  diplomatic: [15_000, 40_000],
};

describe.each(templates.map((t) => [t.code, t] as const))('the pay of %s', (_, template) => {
  it('never falls with distance, stakes, level or danger, in steps of 50', () => {
    fc.assert(
      fc.property(priced, fc.integer({ min: 0, max: 20 }), (p, more) => {
        const pay = creditReward(template.reward, p);
        expect(pay % 50).toBe(0);
        expect(creditReward(template.reward, { ...p, warps: p.warps + more })).toBeGreaterThanOrEqual(pay);
        expect(creditReward(template.reward, { ...p, stake: p.stake + more })).toBeGreaterThanOrEqual(pay);
        expect(creditReward(template.reward, { ...p, level: p.level + more })).toBeGreaterThanOrEqual(pay);
        const [least, most] = usual[template.missionType] ?? [2_000, 50_000];
        if (template.missionType !== 'combat') expect(pay).toBeGreaterThanOrEqual(least);
        expect(pay).toBeLessThanOrEqual(most);
      }),
      { numRuns: 100 },
    );
  });

  it('moves standings within the game’s scale', () => {
    const least = reputationReward(template.reward, 0);
    const most = reputationReward(template.reward, 60);
    expect(most).toBeGreaterThanOrEqual(least);
    if (template.issuers.length === 0) expect(most).toBe(0);
    else {
      expect(least).toBeGreaterThanOrEqual(10);
      expect(most).toBeLessThanOrEqual(300);
    }
  });

  it('comes with time enough for the way', () => {
    for (let warps = 0; warps <= 100; warps++)
      expect(timeLimitSeconds(template.time, warps)).toBeGreaterThanOrEqual(leastSeconds(warps));
  });
});

describe('the pay of an offer', () => {
  it('rises with the distance of the same work', () => {
    const survey = templateOf('survey');
    const at = (warps: number) => {
      const ids = Array.from({ length: warps + 1 }, (_, i) => i + 1);
      const world = aWorld({
        sectors: ids.map((id) => aSector(id, { type: id === warps + 1 ? 'NEBULA' : 'FORBIDDEN' })),
        warps: line(...ids),
      });
      return generateOffer(aRequest(world, { templates: [survey] }))!.definition.creditReward;
    };
    const pays = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(at);
    expect(pays).toEqual([...new Set(pays)].sort((a, b) => a - b));
  });

  it('rises where the law is far and with the level of the player', () => {
    const pay = (security: number, level: number) => {
      const world = aWorld({
        sectors: [aSector(1), aSector(2), aSector(3, { security })],
        warps: line(1, 2, 3),
      });
      const player = { ...aRequest(world).player, level };
      return generateOffer(aRequest(world, { templates: [templateOf('survey')], player }))!.definition
        .creditReward;
    };
    expect(pay(1, 1)).toBeGreaterThan(pay(10, 1));
    expect(pay(5, 20)).toBeGreaterThan(pay(5, 1));
  });
});
