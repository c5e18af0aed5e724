import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badText } from '../../src/app/plain-text.ts';

describe('text that PostgreSQL cannot store', () => {
  it.each([
    ['a NUL character', { events: [{ id: 'a\0b' }] }, ['events', 0, 'id']],
    ['half a surrogate pair', { name: '\ud800' }, ['name']],
    ['such a name of a field', { cargo: { 'ore\0': 1 } }, ['cargo']],
  ])('is found: %s', (_, value, path) => {
    expect(badText(value)?.path).toEqual(path);
  });

  it('is found where there is a NUL, and in no other whole characters', () => {
    // given texts of any characters, half surrogate pairs excepted
    const texts = fc.array(fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(texts, (list) => {
        expect(badText({ list }) === undefined).toBe(!list.some((text) => text.includes('\0')));
      }),
    );
  });
});
