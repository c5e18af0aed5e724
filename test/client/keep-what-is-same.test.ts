import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepWhatIsSame } from '../../client/keep-what-is-same.ts';

const json = fc.jsonValue({ maxDepth: 4 });
const copyOf = <T>(value: T): T => structuredClone(value);
const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Every pair of parts that stand at the same place of both. */
function* pairs(a: unknown, b: unknown): Generator<[object, object]> {
  if (!isPart(a) || !isPart(b) || Array.isArray(a) !== Array.isArray(b)) return;
  yield [a, b];
  for (const key of Object.keys(b))
    if (Object.hasOwn(a, key)) yield* pairs(Reflect.get(a, key), Reflect.get(b, key));
}

describe('a copy that keeps what is the same', () => {
  it('says what the new one says, and writes to neither', () => {
    fc.assert(
      fc.property(json, json, (previous, next) => {
        const [before, after] = [copyOf(previous), copyOf(next)];
        expect(keepWhatIsSame(previous, next)).toEqual(after);
        expect([previous, next]).toEqual([before, after]);
      }),
    );
  });

  it('is the old object where nothing changed', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(keepWhatIsSame(value, copyOf(value))).toBe(value);
      }),
    );
  });

  it('keeps every part that says the same at the same place, and no part that does not', () => {
    const board = fc.dictionary(fc.string(), fc.record({ title: fc.string(), items: fc.array(json) }));
    fc.assert(
      fc.property(board, board, fc.string(), (one, other, key) => {
        const previous = { ...one, ...copyOf(other) };
        const next: Record<string, unknown> = { ...copyOf(previous), [key]: 'moved' };
        for (const [was, is] of pairs(previous, keepWhatIsSame(previous, next)))
          expect(was === is).toBe(same(was, is));
      }),
    );
  });

  it('takes keys for data, whatever they are called', () => {
    const next = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}');
    const kept = keepWhatIsSame(JSON.parse('{"__proto__": {"a": 2}}'), next);
    expect(Object.keys(kept)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  });
});
