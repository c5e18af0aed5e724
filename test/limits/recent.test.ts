import { expect, it } from 'vitest';
import { Recent } from '../../src/limits/recent.ts';

const make = () => ({});

it('what is asked for again within two seconds is the same', () => {
  const recent = new Recent<object>();
  const first = recent.get('a', 0, make);
  for (let now = 0; now <= 20_000; now += 1900) expect(recent.get('a', now, make)).toBe(first);
});

it('what nobody asks for is forgotten', () => {
  const recent = new Recent<object>();
  const first = recent.get('a', 0, make);
  for (let now = 2500; now <= 10_000; now += 2500) recent.get('b', now, make);
  expect(recent.size).toBeLessThanOrEqual(2);
  expect(recent.get('a', 10_001, make)).not.toBe(first);
});

it('however many names come at once, it keeps a bounded number', () => {
  const recent = new Recent<number>();
  for (let i = 0; i < 300_000; i++) recent.get(`name-${i}`, 0, () => i);
  expect(recent.size).toBeLessThanOrEqual(100_000);
});
