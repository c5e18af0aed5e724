import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RateLimit, type Verdict } from '../../rooms/rate-limit.ts';

const kinds = (limit: RateLimit, instants: readonly number[]): Verdict['kind'][] =>
  instants.map((at) => limit.take(at).kind);
const times = (n: number, at: (i: number) => number) => Array.from({ length: n }, (_, i) => at(i));

describe('the rate limit', () => {
  it('lets as many through as it says, and no more', () => {
    expect(kinds(new RateLimit(3), [0, 0, 0, 0, 1])).toEqual(['pass', 'pass', 'pass', 'limited', 'limited']);
  });

  it('says when the next may come', () => {
    const limit = new RateLimit(2);
    limit.take(100);
    limit.take(400);
    expect(limit.take(600)).toEqual({ kind: 'limited', retryAfterMs: 500 });
    expect(limit.take(1099.5)).toEqual({ kind: 'limited', retryAfterMs: 1 });
    expect(limit.take(1100)).toEqual({ kind: 'pass' });
  });

  it('does not punish who was refused: the wait that it names is enough', () => {
    const limit = new RateLimit(2);
    expect(kinds(limit, [0, 0, 500, 900, 999, 1000, 1000])).toEqual([
      'pass',
      'pass',
      'limited',
      'limited',
      'limited',
      'pass',
      'pass',
    ]);
  });

  it('never lets more than its limit through in any second, whatever comes', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), gaps, (n, steps) => {
        const limit = new RateLimit(n);
        const passed: number[] = [];
        let now = 0;
        for (const gap of steps) {
          now += gap;
          if (limit.take(now).kind === 'pass') passed.push(now);
        }
        for (const from of passed)
          expect(passed.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(n);
      }),
      { numRuns: 100 },
    );
  });

  it('puts out who floods on for three seconds', () => {
    const limit = new RateLimit(2);
    const seconds = [0, 1, 2].map((s) =>
      kinds(
        limit,
        times(11, (i) => s * 1000 + i),
      ),
    );
    expect(seconds.flat()).not.toContain('flood');
    expect(limit.take(3000).kind).toBe('flood');
  });

  it('does not put out a burst, nor who pauses in between', () => {
    const limit = new RateLimit(2);
    expect(
      kinds(
        limit,
        times(500, () => 10),
      ),
    ).not.toContain('flood');
    for (const second of [2, 3, 5, 6, 8, 9, 11])
      expect(
        kinds(
          limit,
          times(50, (i) => second * 1000 + i),
        ),
      ).not.toContain('flood');
  });

  it('does not put out who keeps just under five times the limit', () => {
    const limit = new RateLimit(2);
    for (let second = 0; second < 20; second++)
      expect(
        kinds(
          limit,
          times(10, (i) => second * 1000 + i * 100),
        ),
      ).not.toContain('flood');
  });
});
