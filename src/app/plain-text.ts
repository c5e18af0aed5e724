/** A text that no database column can hold, and where it stands. */
export interface BadText {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Finds text that PostgreSQL cannot store, in values and in names: a NUL character, or half of a
 * surrogate pair. JSON can carry both, so every boundary looks before anything is decided.
 */
export function badText(value: unknown, path: readonly (string | number)[] = []): BadText | undefined {
  if (typeof value === 'string') return storable(value) ? undefined : { path, message: UNSTORABLE };
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    const bad = storable(key) ? badText(inner, at) : { path, message: UNSTORABLE };
    if (bad !== undefined) return bad;
  }
  return undefined;
}

const UNSTORABLE = 'text with a NUL character or half a surrogate pair';

const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
