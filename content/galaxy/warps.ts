import type { Dice } from './dice.ts';
import { borders } from './plan.ts';
import type { SectorRow } from './sectors.ts';

/** One row of `warps`; one-way. */
export interface WarpRow {
  readonly from: number;
  readonly to: number;
}

type Link = readonly [SectorRow, SectorRow];

/** Links beyond the tree that holds a cluster together, and links over each border. */
const EXTRA_LINKS = 9;
const BORDER_LINKS = 2;
/** Of all links, how many lead one way only. */
const ONE_WAY_SHARE = 0.09;

/** Joins the sectors so that every one can be reached from every other along directed warps. */
export function joinSectors(sectors: readonly SectorRow[], dice: Dice): WarpRow[] {
  const clusters = Map.groupBy(sectors, (s) => s.cluster_id);
  const links = [
    ...[...clusters.values()].flatMap(clusterLinks),
    ...borders.flatMap(([a, b]) => borderLinks(clusters.get(a)!, clusters.get(b)!)),
  ];
  const warps = links.flatMap(([a, b]) => [
    { from: a.id, to: b.id },
    { from: b.id, to: a.id },
  ]);
  return withOneWays(warps, Math.round(links.length * ONE_WAY_SHARE), dice).sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
}

/** A shortest tree (Prim) and the shortest links that it leaves out. */
function clusterLinks(sectors: readonly SectorRow[]): Link[] {
  const tree: Link[] = [];
  const inside = [sectors[0]!];
  while (inside.length < sectors.length) {
    const outside = sectors.filter((s) => !inside.includes(s));
    const link = byLength(inside.flatMap((a) => outside.map((b): Link => [a, b])))[0]!;
    tree.push(link);
    inside.push(link[1]);
  }
  const joined = new Set(tree.flatMap(([a, b]) => [`${a.id} ${b.id}`, `${b.id} ${a.id}`]));
  const others = sectors.flatMap((a, i) => sectors.slice(i + 1).map((b): Link => [a, b]));
  const extra = byLength(others.filter(([a, b]) => !joined.has(`${a.id} ${b.id}`))).slice(0, EXTRA_LINKS);
  return [...tree, ...extra];
}

function borderLinks(ours: readonly SectorRow[], theirs: readonly SectorRow[]): Link[] {
  const chosen: Link[] = [];
  for (const [a, b] of byLength(ours.flatMap((a) => theirs.map((b): Link => [a, b]))))
    if (chosen.length < BORDER_LINKS && !chosen.some((link) => link.includes(a) || link.includes(b)))
      chosen.push([a, b]);
  return chosen;
}

const byLength = (links: readonly Link[]): Link[] =>
  links.toSorted((a, b) => length(a) - length(b) || a[0].id - b[0].id || a[1].id - b[1].id);

const length = ([a, b]: Link) => Math.hypot(a.x - b.x, a.y - b.y);

/** Drops the way back of up to `most` links, never where that would cut a sector off. */
function withOneWays(warps: readonly WarpRow[], most: number, dice: Dice): WarpRow[] {
  let kept = [...warps];
  let dropped = 0;
  for (const warp of dice.shuffled(warps)) {
    if (dropped === most) break;
    const twoWay = kept.some((w) => w.from === warp.to && w.to === warp.from);
    const without = kept.filter((w) => w !== warp);
    // The link's other direction stands in for the dropped one: if a way back remains, all others do.
    if (!twoWay || !reaches(without, warp.from, warp.to)) continue;
    kept = without;
    dropped++;
  }
  return kept;
}

function reaches(warps: readonly WarpRow[], from: number, to: number): boolean {
  const onward = Map.groupBy(warps, (w) => w.from);
  const seen = new Set([from]);
  for (const id of seen) for (const warp of onward.get(id) ?? []) seen.add(warp.to);
  return seen.has(to);
}
