/**
 * Gives `next` with every part that says the same as in `previous` replaced by that very object, so that
 * whoever compares by identity sees only what changed. For plain data: values, arrays, plain objects.
 */
export function keepWhatIsSame<T>(previous: unknown, next: T): T {
  return kept(previous, next) as T;
}

function kept(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous;
  if (Array.isArray(next)) return Array.isArray(previous) ? keptArray(previous, next) : next;
  if (isPlain(previous) && isPlain(next)) return keptObject(previous, next);
  return next;
}

function keptArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const merged = next.map((value, i) => kept(previous[i], value));
  const same = previous.length === next.length && merged.every((value, i) => Object.is(value, previous[i]));
  return same ? previous : merged;
}

function keptObject(previous: Plain, next: Plain): Plain {
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(previous).length;
  const merged: Plain = {};
  for (const key of keys) {
    const known = Object.hasOwn(previous, key);
    const value = kept(known ? previous[key] : undefined, next[key]);
    // Defined, not assigned: a key such as `__proto__` is data here.
    Object.defineProperty(merged, key, { value, enumerable: true, writable: true, configurable: true });
    same &&= known && Object.is(value, previous[key]);
  }
  return same ? previous : merged;
}

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
