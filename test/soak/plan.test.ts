import { describe, expect, it } from 'vitest';
import { Chance } from '../../bots/chance.ts';
import { FAULT_NAMES, planOf } from './faults.ts';
import { problemsOf } from './report.ts';
import type { Soaked } from './soak.ts';

describe('the plan of a soak', () => {
  it('comes from the seed alone', () => {
    expect(planOf(new Chance(3), 20)).toEqual(planOf(new Chance(3), 20));
    expect(planOf(new Chance(3), 20)).not.toEqual(planOf(new Chance(4), 20));
  });

  it('breaks everything once before anything breaks again', () => {
    const plan = planOf(new Chance(9), FAULT_NAMES.length);

    expect(plan.toSorted()).toEqual(FAULT_NAMES.toSorted());
  });
});

describe('the judgement of a soak', () => {
  const well = {
    suffered: [{ fault: 'Redis frozen', atS: 3, lastedMs: 10, outageMs: 10, afterMs: 4_000 }],
    difference: undefined,
    died: [],
    audit: { holds: true, text: '' },
    exits: [0, 0],
  } as unknown as Soaked;

  it('finds nothing where nothing is wrong', () => {
    expect(problemsOf(well, 5_000)).toEqual([]);
  });

  it.each<[string, Partial<Soaked>, RegExp]>([
    [
      'an outage that players see for too long',
      { suffered: [{ ...well.suffered[0]!, afterMs: 5_001 }] },
      /Redis frozen: .* 5.0 s/,
    ],
    [
      'an outage that never ends',
      { suffered: [{ ...well.suffered[0]!, afterMs: Number.POSITIVE_INFINITY }] },
      /for good/,
    ],
    ['a process that ended by itself', { died: ['a ended with SIGSEGV'] }, /SIGSEGV/],
    ['a balance that is not its ledger', { audit: { holds: false, text: 'audit: 1 broken' } }, /broken/],
    ['a process that does not stop well', { exits: [0, 1] }, /ended with 1/],
    ['books that differ', { difference: { message: 'credits' } as Soaked['difference'] }, /differ: credits/],
  ])('finds %s', (_, wrong, words) => {
    expect(problemsOf({ ...well, ...wrong }, 5_000)).toEqual([expect.stringMatching(words)]);
  });
});
