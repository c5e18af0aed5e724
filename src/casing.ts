type Json = unknown;

const camel = (key: string) => key.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase());
/** One name of the code as the wire spells it. */
export const snake = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** A value from the wire or a content file with every key in camelCase; depth is bounded by its size. */
export const fromWire = (value: Json): Json => renamed(value, camel);

/** A value of the code with every key in snake_case, as HTTP and content files spell it. */
export const toWire = (value: Json): Json => renamed(value, snake);

/** The path of an issue as the one who wrote the input would spell it. */
export const wirePath = (path: readonly PropertyKey[]): string =>
  path.map((key) => (typeof key === 'string' ? snake(key) : String(key))).join('.');

function renamed(value: Json, rename: (key: string) => string): Json {
  if (Array.isArray(value)) return value.map((v) => renamed(v, rename));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [rename(key), renamed(v, rename)]));
}
