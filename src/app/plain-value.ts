/** A value that goes no further, and where in the whole it stands. */
export interface BadValue {
  readonly path: string;
  readonly message: string;
}

/** How large a value from outside may be before anything walks it. */
export interface Bounds {
  /** Lists and objects inside one another. */
  readonly depth?: number;
  /** Values in all, those inside others included. */
  readonly values?: number;
}

/** No shape of ours is half as deep. */
const DEPTH = 32;
/** What 64 KiB of the densest JSON hold. */
const VALUES = 32 * 1024;
/** Longest path that is told, characters. */
const PATH_SHOWN = 200;

/** A list or an object that is still to be looked into, and the way to it. */
interface Place {
  readonly inside: object;
  readonly key: string;
  readonly from: Place | undefined;
  readonly depth: number;
}

/**
 * Finds what no door lets in: a value that is too deep or holds too many others, and text that
 * PostgreSQL cannot store, in values and in names (a NUL character, or half of a surrogate pair).
 * Everything else that walks values may then do so as it likes, by recursion as well. It looks with a
 * list of its own instead of the stack, and writes down a path only for what it finds.
 */
export function badValue(
  value: unknown,
  { depth = DEPTH, values = VALUES }: Bounds = {},
): BadValue | undefined {
  if (typeof value === 'string') return storable(value) ? undefined : { path: '', message: UNSTORABLE };
  const open: Place[] = isHolder(value) ? [{ inside: value, key: '', from: undefined, depth: 1 }] : [];
  let left = values;
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (place.depth > depth) return found(place, `more than ${depth} lists and objects inside one another`);
    for (const key of Object.keys(place.inside)) {
      if (left-- <= 0) return found(undefined, `more than ${values} values`);
      const inner: unknown = Reflect.get(place.inside, key);
      if (!storable(key)) return found(place, UNSTORABLE);
      if (typeof inner === 'string' && !storable(inner))
        return found(below(place, key, place.inside), UNSTORABLE);
      if (isHolder(inner)) open.push(below(place, key, inner));
    }
  }
  return undefined;
}

const below = (from: Place, key: string, inside: object): Place => ({
  inside,
  key,
  from,
  depth: from.depth + 1,
});

const UNSTORABLE = 'text with a NUL character or half a surrogate pair';

const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Bytes are one value, whatever their number. */
const isHolder = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !ArrayBuffer.isView(value);

function found(place: Place | undefined, message: string): BadValue {
  const keys: string[] = [];
  for (let at = place; at?.from !== undefined; at = at.from) keys.unshift(at.key);
  return { path: keys.join('.').slice(0, PATH_SHOWN), message };
}
