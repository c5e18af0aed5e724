import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badValue } from '../../src/app/plain-value.ts';

/** Lists or objects inside one another. */
function nested(depth: number, within: (inner: unknown) => unknown = (inner) => [inner]): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = within(value);
  return value;
}

describe('text that PostgreSQL cannot store', () => {
  it.each([
    ['a NUL character', { events: [{ id: 'a\0b' }] }, 'events.0.id'],
    ['half a surrogate pair', { name: '\ud800' }, 'name'],
    ['such a name of a field', { cargo: { 'ore\0': 1 } }, 'cargo'],
    ['such a text by itself', '\0', ''],
  ])('is found: %s', (_, value, path) => {
    expect(badValue(value)?.path).toBe(path);
  });

  it('is found where there is a NUL, and in no other whole characters', () => {
    // given texts of any characters, half surrogate pairs excepted
    const texts = fc.array(fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(texts, (list) => {
        expect(badValue({ list }) === undefined).toBe(!list.some((text) => text.includes('\0')));
      }),
    );
  });
});

describe('a value that is too large to be walked', () => {
  it.each([
    ['lists', (inner: unknown) => [inner]],
    ['objects', (inner: unknown) => ({ inner })],
    ['both', (inner: unknown) => ({ list: [0, inner] })],
  ])('is found by its depth: %s', (_, within) => {
    const levels = Array.isArray(within(0)) || 'inner' in (within(0) as object) ? 1 : 2;

    expect(badValue(nested(32 / levels, within))).toBeUndefined();
    expect(badValue(nested(32 / levels + 1, within))?.message).toMatch(/more than 32 lists and objects/);
  });

  it('is found at any depth, with a path that can be read', () => {
    expect(badValue(nested(1_000_000))?.path.length).toBeLessThanOrEqual(200);
    expect(badValue({ ['k'.repeat(5000)]: '\0' })?.path.length).toBe(200);
  });

  it('is found by the number of values in it, however they stand', () => {
    expect(badValue(Array(99).fill([]), { values: 100 })).toBeUndefined();
    expect(badValue(Array(99).fill([1]), { values: 100 })?.message).toBe('more than 100 values');
    expect(badValue(Array(40_000).fill(0))?.message).toMatch(/values/);
  });

  it('is not bytes', () => {
    expect(badValue({ raw: new Uint8Array(100_000) })).toBeUndefined();
  });
});

it('names that mean something to JavaScript are names like any other', () => {
  const value = JSON.parse('{"__proto__":{"constructor":{"prototype":["\\u0000"]}}}');

  expect(badValue(value)?.path).toBe('__proto__.constructor.prototype.0');
  expect(badValue(JSON.parse('{"__proto__":[],"toString":{},"length":9e9}'))).toBeUndefined();
});
