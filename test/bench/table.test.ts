import { describe, expect, it } from 'vitest';
import { percentile } from '../../bench/support/percentile.ts';
import { type Row, ratioOf, reached, renderTable } from '../../bench/table.ts';

const row = (fields: Partial<Row>): Row => ({
  name: 'Mission cycles',
  unit: 'cycles/s',
  ours: 1_500,
  ceiling: 1_000,
  goal: { of: 'ratio', atLeast: 1.5 },
  ...fields,
});

describe('a row', () => {
  it('is compared with the ceiling of the same run', () => {
    expect(ratioOf(row({ ours: 300, ceiling: 200 }))).toBe(1.5);
  });

  it('has no ratio without a ceiling', () => {
    expect(ratioOf(row({ ceiling: null }))).toBeNull();
    expect(ratioOf(row({ ceiling: 0 }))).toBeNull();
  });

  it('reaches a goal from the right side', () => {
    expect(reached(row({ ours: 1_499 }))).toBe(false);
    expect(reached(row({ ours: 1_500 }))).toBe(true);
    expect(reached(row({ ours: 49, ceiling: null, goal: { of: 'ours', atMost: 50 } }))).toBe(true);
    expect(reached(row({ ours: 51, ceiling: null, goal: { of: 'ours', atMost: 50 } }))).toBe(false);
  });

  it('says nothing about a goal that it cannot be measured by', () => {
    expect(reached(row({ goal: null }))).toBeNull();
    expect(reached(row({ ceiling: null }))).toBeNull();
  });
});

describe('the table', () => {
  it('has a line for each row', () => {
    const table = renderTable([
      row({ name: 'Cycles', ours: 1_234.5 }),
      row({ name: 'p99', unit: 'ms', ours: 61.26, ceiling: null, goal: { of: 'ours', atMost: 50 } }),
    ]);
    expect(table.split('\n').slice(2)).toEqual([
      '| Cycles | cycles/s | 1,235 | 1,000 | 1.23 | at least 1.5x | no |',
      '| p99 | ms | 61.3 | – | – | at most 50 ms | no |',
    ]);
  });
});

describe('a percentile', () => {
  it('is the value below which that share lies', () => {
    const samples = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentile(samples, 0.5)).toBe(51);
    expect(percentile(samples, 0.99)).toBe(100);
    expect(percentile([], 0.5)).toBe(0);
  });
});
