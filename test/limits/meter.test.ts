import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Meter, type Verdict } from '../../src/limits/meter.ts';

const kinds = (limit: Meter, instants: readonly number[], source?: string): Verdict['kind'][] =>
  instants.map((at) => limit.take(at, source).kind);
const times = <T>(n: number, at: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => at(i));

describe('a meter', () => {
  it('lets as many through as it says, and no more', () => {
    expect(kinds(new Meter(3), [0, 0, 0, 0, 1])).toEqual(['pass', 'pass', 'pass', 'limited', 'limited']);
  });

  it('says when the next may come', () => {
    const limit = new Meter(2);
    limit.take(100);
    limit.take(400);
    expect(limit.take(600)).toEqual({ kind: 'limited', retryAfterMs: 500 });
    expect(limit.take(1099.5)).toEqual({ kind: 'limited', retryAfterMs: 1 });
    expect(limit.take(1100)).toEqual({ kind: 'pass' });
  });

  it('does not punish who was refused: the wait that it names is enough', () => {
    const limit = new Meter(2);
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
        const limit = new Meter(n);
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
    const limit = new Meter(2);
    const seconds = [0, 1, 2].map((s) =>
      kinds(
        limit,
        times(11, (i) => s * 1000 + i),
        'socket',
      ),
    );
    expect(seconds.flat()).not.toContain('flood');
    expect(limit.take(3000, 'socket').kind).toBe('flood');
  });

  it('goes on to let so many through of what cannot be put out', () => {
    const limit = new Meter(2);
    const verdicts = times(10, (s) =>
      kinds(
        limit,
        times(50, (i) => s * 1000 + i),
      ),
    );
    for (const second of verdicts) expect(second.filter((kind) => kind === 'pass')).toHaveLength(2);
  });

  it('does not put out a burst, nor who pauses in between', () => {
    const limit = new Meter(2);
    expect(
      kinds(
        limit,
        times(500, () => 10),
        'socket',
      ),
    ).not.toContain('flood');
    for (const second of [2, 3, 5, 6, 8, 9, 11])
      expect(
        kinds(
          limit,
          times(50, (i) => second * 1000 + i),
          'socket',
        ),
      ).not.toContain('flood');
  });

  it('does not put out who keeps just under five times the limit', () => {
    const limit = new Meter(2);
    for (let second = 0; second < 20; second++)
      expect(
        kinds(
          limit,
          times(10, (i) => second * 1000 + i * 100),
          'socket',
        ),
      ).not.toContain('flood');
  });

  it('lets nothing through while it is held', () => {
    const limit = new Meter(2);
    limit.holdUntil(700);
    expect(limit.take(500)).toEqual({ kind: 'limited', retryAfterMs: 200 });
    expect(kinds(limit, [700, 700, 700])).toEqual(['pass', 'pass', 'limited']);
  });

  it('says how many passed in the last second', () => {
    const limit = new Meter(100);
    for (const at of times(100, (i) => i * 50)) limit.take(at);
    expect(limit.used(4950)).toBe(20);
    expect(limit.used(5949)).toBe(1);
    expect(limit.used(5950)).toBe(0);
  });

  it('asks for a pause until the next second once five times the limit came in one', () => {
    const limit = new Meter(2);
    const verdicts = times(12, (i) => 5000 + i * 10).map((at) => limit.take(at));
    expect(verdicts.slice(0, 10).filter((v) => 'pauseMs' in v)).toEqual([]);
    expect(verdicts.slice(10)).toMatchObject([{ pauseMs: 900 }, { pauseMs: 890 }]);
    expect(limit.take(6050)).toEqual({ kind: 'pass' });
  });

  it('puts out the loud one of several, however quiet or late the others are', () => {
    const limit = new Meter(2);
    const second = (from: number) =>
      times(20, (i) => from + i).map((at, i) => limit.take(at, i % 10 === 0 ? 'calm' : 'loud').kind);
    for (const from of [0, 1000, 2000]) expect(second(from)).not.toContain('flood');
    expect(limit.take(3000, 'calm').kind).not.toBe('flood');
    expect(limit.take(3001, 'new').kind).not.toBe('flood');
    expect(limit.take(3002, 'loud').kind).toBe('flood');
  });

  it('puts out all of those who are equally loud together', () => {
    const limit = new Meter(2);
    for (const from of [0, 1000, 2000])
      times(24, (i) => from + i).forEach((at, i) => void limit.take(at, i % 4));
    for (const source of [0, 1, 2, 3]) expect(limit.take(3000 + source, source).kind).toBe('flood');
  });
});
