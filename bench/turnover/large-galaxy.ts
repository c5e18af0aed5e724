import { type Dice, diceOf } from '../../content/galaxy/dice.ts';
import type { Sector, Warp, World } from '../../src/world/world.ts';

const SEED = 5_000;
/** Columns of the grid that the clusters lie on. */
const COLUMNS = 20;
/** As in the galaxy that ships: links beyond each cluster's tree, over each border, and led one way only. */
const EXTRA_LINKS = 9;
const BORDER_LINKS = 2;
const ONE_WAY_SHARE = 0.09;
/** How far apart in its cluster's order two linked sectors may be. */
const REACH = 4;

type Link = readonly [from: number, to: number];

/**
 * A galaxy of `clusters` clusters in one region. Each is modelled on one of a smaller galaxy: the same
 * kinds of sectors, the same people and wrecks; the warps are drawn. The same seed gives the same galaxy.
 */
export function largeGalaxy(model: World, clusters: number, seed = SEED): World {
  const dice = diceOf(seed);
  const copies = Array.from({ length: clusters }, (_, n) => copyOf(model, n));
  const places = copies.map((copy) => copy.sectors.map((s) => s.id));
  const trees = places.flatMap((ids) => ids.slice(1).map((id, i): Link => [ids[nearby(i, dice)]!, id]));
  const extras = places.flatMap((ids) => extraLinks(ids, dice));
  const borders = bordersOf(clusters).flatMap(([a, b]) =>
    Array.from({ length: BORDER_LINKS }, (): Link => [anyOf(places[a]!, dice), anyOf(places[b]!, dice)]),
  );
  // Only what the trees do not need leads one way: every sector stays within reach of every other.
  const oneWays = Math.round((trees.length + extras.length + borders.length) * ONE_WAY_SHARE);
  const [single, double] = [extras.slice(0, oneWays), [...extras.slice(oneWays), ...trees, ...borders]];
  return {
    regions: model.regions.slice(0, 1),
    clusters: copies.map((copy) => copy.cluster),
    sectors: copies.flatMap((copy) => copy.sectors),
    warps: [...single.map(there), ...double.flatMap((link) => [there(link), back(link)])],
    npcs: copies.flatMap((copy) => copy.npcs),
    wrecks: copies.flatMap((copy) => copy.wrecks),
    worldEvents: [],
  };
}

/** Cluster `n`: one of the model's under ids of its own. */
function copyOf(model: World, n: number) {
  const original = model.clusters[n % model.clusters.length]!;
  const offset = Math.floor(n / model.clusters.length) * model.sectors.length;
  const named = (id: string) => `${id}-${n}`;
  const sectors: Sector[] = model.sectors
    .filter((s) => s.clusterId === original.id)
    .map((s) => ({ ...s, id: s.id + offset, clusterId: named(original.id) }));
  const here = new Set(sectors.map((s) => s.id));
  const moved = <T extends { id: string; sectorId: number }>(rows: readonly T[]): T[] =>
    rows
      .map((row) => ({ ...row, id: named(row.id), sectorId: row.sectorId + offset }))
      .filter((row) => here.has(row.sectorId));
  const cluster = { ...original, id: named(original.id) };
  return { cluster, sectors, npcs: moved(model.npcs), wrecks: moved(model.wrecks) };
}

/** Each cluster borders on the next of its row and of its column. */
const bordersOf = (clusters: number): Link[] =>
  Array.from({ length: clusters }, (_, n) => n).flatMap((n): Link[] => [
    ...((n + 1) % COLUMNS === 0 || n + 1 >= clusters ? [] : [[n, n + 1] as const]),
    ...(n + COLUMNS >= clusters ? [] : [[n, n + COLUMNS] as const]),
  ]);

const extraLinks = (ids: readonly number[], dice: Dice): Link[] =>
  Array.from({ length: EXTRA_LINKS }, () => {
    const from = dice.between(0, ids.length - 1 - REACH);
    return [ids[from]!, ids[from + dice.between(2, REACH)]!] as const;
  });

/** A place of at most `REACH` before the next one. */
const nearby = (last: number, dice: Dice): number => dice.between(Math.max(0, last + 1 - REACH), last);

const anyOf = (ids: readonly number[], dice: Dice): number => ids[dice.between(0, ids.length - 1)]!;

const there = ([from, to]: Link): Warp => ({ from, to });
const back = ([from, to]: Link): Warp => ({ from: to, to: from });
