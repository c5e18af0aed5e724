import { warpDistances } from './warp-search.ts';

type Next = (sectorId: number) => readonly number[];

/**
 * The largest set of sectors that can all reach one another (the largest strongly connected
 * component, found as Kosaraju does); of equals the one with the lowest sector. Linear in sectors
 * and warps.
 */
export function strongCore(
  sectorIds: readonly number[],
  outgoing: Next,
  incoming: Next,
): ReadonlySet<number> {
  const left = new Set(sectorIds);
  const cores = finishingOrder(sectorIds, outgoing).map((sectorId) => {
    if (!left.has(sectorId)) return [];
    const members = [...warpDistances(incoming, sectorId, { allows: (id) => left.has(id) }).keys()];
    for (const id of members) left.delete(id);
    return members;
  });
  const lowest = (ids: readonly number[]) => ids.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const largest = cores.reduce<readonly number[]>(
    (best, core) =>
      core.length > best.length || (core.length === best.length && lowest(core) < lowest(best)) ? core : best,
    [],
  );
  return new Set(largest);
}

/** Sectors in the reverse of the order in which a depth-first walk leaves them. */
function finishingOrder(sectorIds: readonly number[], outgoing: Next): number[] {
  const within = new Set(sectorIds);
  const seen = new Set<number>();
  const left: number[] = [];
  for (const root of sectorIds) {
    if (seen.has(root)) continue;
    seen.add(root);
    const path = [{ id: root, ways: outgoing(root).values() }];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const way = here.ways.next();
      if (way.done) {
        left.push(here.id);
        path.pop();
      } else if (within.has(way.value) && !seen.has(way.value)) {
        seen.add(way.value);
        path.push({ id: way.value, ways: outgoing(way.value).values() });
      }
    }
  }
  return left.reverse();
}
