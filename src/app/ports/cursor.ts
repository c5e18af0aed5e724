/** A place in a list ordered by instant, then id. */
export interface PageKey {
  readonly at: number;
  readonly id: string;
}

const shape = /^(\d{1,16})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The cursor behind a row. Callers treat it as opaque. */
export const cursorOf = (at: number, id: string): string => `${at}_${id}`;

/** Where a cursor points; undefined for none. Throws `BadCursor` for what never was one. */
export function keyOf(cursor: string | undefined): PageKey | undefined {
  if (cursor === undefined) return undefined;
  const match = shape.exec(cursor);
  if (match === null) throw new BadCursor();
  return { at: Number(match[1]), id: match[2]! };
}

/** The text is not a cursor that this server gave out. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}
