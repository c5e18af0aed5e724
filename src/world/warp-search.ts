/** How far a search may go. */
export interface SearchBounds {
  readonly maxWarps?: number | undefined;
  /** Stops after so many sectors, so that a dense map costs no more than a sparse one. */
  readonly maxSectors?: number | undefined;
  /** Sectors that the way may lead through; the start always counts. */
  readonly allows?: ((sectorId: number) => boolean) | undefined;
  /** Stops once this sector is found. */
  readonly until?: number | undefined;
}

/**
 * Warps from `start` to each sector within the bounds, nearest first, `start` itself at 0. The
 * search is breadth-first, so every number in the answer is exact however early it stops.
 */
export function warpDistances(
  next: (sectorId: number) => readonly number[],
  start: number,
  bounds: SearchBounds = {},
): ReadonlyMap<number, number> {
  const { maxWarps = Number.POSITIVE_INFINITY, maxSectors = Number.POSITIVE_INFINITY, allows } = bounds;
  const found = new Map([[start, 0]]);
  // A Map's iterator also visits what is added on the way: it is the queue.
  for (const [sectorId, warps] of found) {
    if (warps >= maxWarps) break;
    for (const to of next(sectorId)) {
      if (found.has(to) || allows?.(to) === false) continue;
      if (found.size >= maxSectors) return found;
      found.set(to, warps + 1);
      if (to === bounds.until) return found;
    }
  }
  return found;
}
