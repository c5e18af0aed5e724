import { cursorOf, keyOf } from '../app/ports/cursor.ts';

/** One page of rows, latest first, and the cursor behind it. */
export function pageOf<T extends { id: string }>(
  all: readonly T[],
  at: (row: T) => number,
  before: string | undefined,
  limit: number,
): { rows: T[]; nextCursor: string | null } {
  const key = keyOf(before);
  const later = (a: { at: number; id: string }, b: { at: number; id: string }) =>
    b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
  const sorted = all
    .map((row) => ({ row, at: at(row), id: row.id }))
    .filter((entry) => key === undefined || later(key, entry) < 0)
    .sort(later);
  const rows = sorted.slice(0, limit);
  const last = rows[rows.length - 1];
  return {
    rows: rows.map((entry) => entry.row),
    nextCursor: sorted.length > limit && last ? cursorOf(last.at, last.id) : null,
  };
}
