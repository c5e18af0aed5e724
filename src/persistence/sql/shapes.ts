/**
 * How rows travel. Rows go to the database as ONE jsonb parameter and come back as ONE jsonb column:
 * set-based either way, the same text for any number of rows (so one plan), and the same values from
 * both drivers. Instants are ISO text on the way in and epoch milliseconds on the way out.
 */

/** An instant for a jsonb parameter. */
export const iso = (ms: number | null | undefined): string | null =>
  ms == null ? null : new Date(ms).toISOString();

/** SQL that reads a timestamptz column as epoch milliseconds. */
export const epochMs = (column: string): string => `(date_part('epoch', ${column}) * 1000)::bigint`;

/** A parameter for `jsonb_to_recordset($1::jsonb)` and its like. */
export const rows = (values: readonly unknown[]): string => JSON.stringify(values);

/**
 * SQL for a pair of instant and id behind which a page goes on downwards, from two parameters: an instant
 * and an id, or nulls for the first page. Compared as a pair, an index finds the place.
 */
export const below = (at: string, id: string): string =>
  `(coalesce(${at}::timestamptz, 'infinity'), coalesce(${id}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))`;
