import type { RowChange, Warp } from './world.ts';
import type { WorldGraph } from './world-graph.ts';

type Warps = WorldGraph['warps'];

/** The warps after a call, and what of them has to be stored. */
export interface ChangedWarps {
  readonly rows: Warps;
  readonly written: readonly Warp[];
  readonly removed: readonly Warp[];
  /** Places in the list whose warp was not there to be taken away. */
  readonly absent: readonly number[];
}

/**
 * Applies what a call says of warps. The warps of sectors that are taken away go with them; those that
 * the call itself brings come behind.
 */
export function changeWarps(
  before: Warps,
  changes: readonly RowChange<Warp, 'from' | 'to'>[],
  lostSectors: readonly number[],
): ChangedWarps {
  const lost = new Set(lostSectors);
  const swept =
    lost.size === 0 ? [] : [...ends(before)].filter(({ from, to }) => lost.has(from) || lost.has(to));
  if (changes.length === 0 && swept.length === 0)
    return { rows: before, written: [], removed: [], absent: [] };
  const rows = new Map(before);
  const owned = new Set<number>();
  const from = (id: number): Set<number> => {
    const targets = owned.has(id) ? (rows.get(id) as Set<number>) : new Set(rows.get(id));
    owned.add(id);
    rows.set(id, targets);
    return targets;
  };
  for (const warp of swept) from(warp.from).delete(warp.to);
  const absent: number[] = [];
  const touched = new Map<string, Warp>();
  for (const [index, { removed, ...warp }] of changes.entries()) {
    touched.set(`${warp.from}-${warp.to}`, warp);
    if (removed !== true) from(warp.from).add(warp.to);
    else if (!from(warp.from).delete(warp.to)) absent.push(index);
  }
  const there = ({ from, to }: Warp) => rows.get(from)?.has(to) === true;
  const gone = [...swept, ...touched.values()].filter((w) => before.get(w.from)?.has(w.to) && !there(w));
  return { rows, written: [...touched.values()].filter(there), removed: unique(gone), absent };
}

function* ends(warps: Warps): Iterable<Warp> {
  for (const [from, targets] of warps) for (const to of targets) yield { from, to };
}

const unique = (warps: readonly Warp[]): Warp[] => [
  ...new Map(warps.map((warp) => [`${warp.from}-${warp.to}`, warp])).values(),
];
