import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/generation/random.ts';

describe('the seeded stream', () => {
  it('gives for a seed what it has always given, because stored seeds rely on it', () => {
    const stream = random('terran_space/2102-03-01');
    expect([stream.float(), stream.float(), stream.float()]).toEqual([
      0.13467593118548393, 0.7116818125359714, 0.13041133480146527,
    ]);
    expect(Array.from({ length: 8 }, () => stream.int(1, 100))).toEqual([5, 98, 12, 95, 58, 95, 26, 44]);
  });

  it('differs between seeds that differ by little', () => {
    const firsts = new Set(Array.from({ length: 1000 }, (_, i) => random(`seed-${i}`).float()));
    expect(firsts.size).toBe(1000);
  });

  it('stays within the range, both ends included', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(5), (seed, min, span) => {
        const stream = random(seed);
        const drawn = Array.from({ length: 200 }, () => stream.int(min, min + span));
        expect(Math.min(...drawn)).toBe(min);
        expect(Math.max(...drawn)).toBe(min + span);
      }),
      { numRuns: 50 },
    );
  });

  it('draws as often as the weights say, and never what weighs nothing', () => {
    const stream = random('weights');
    const counts = { a: 0, b: 0, c: 0 };
    const weights = { a: 1, b: 3, c: 0 };
    for (let i = 0; i < 20_000; i++) counts[stream.weighted(['a', 'b', 'c'] as const, (k) => weights[k])]++;
    expect(counts.c).toBe(0);
    expect(counts.b / counts.a).toBeGreaterThan(2.8);
    expect(counts.b / counts.a).toBeLessThan(3.2);
  });

  it('refuses to pick from nothing', () => {
    expect(() => random('x').pick([])).toThrow(RangeError);
    expect(() => random('x').weighted([], () => 1)).toThrow(RangeError);
  });
});
