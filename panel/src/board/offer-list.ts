import type { MissionState } from '../../../client/index.ts';
import type { Graph } from '../store/graph.ts';

export type Offer = MissionState['available'][string];

export const SORTS = ['time', 'pay', 'distance', 'type'] as const;
export type Sort = (typeof SORTS)[number];
export const FAMILIES = ['all', 'random', 'faction', 'daily'] as const;
export type FamilyFilter = (typeof FAMILIES)[number];

/** What the player wants to see; kept by the browser. */
export interface Filters {
  readonly family: FamilyFilter;
  readonly type: string;
  readonly factions: readonly string[];
  readonly sort: Sort;
}

export const NO_FILTERS: Filters = { family: 'all', type: '', factions: [], sort: 'time' };

/** Where an offer leads: the sectors of what is to be done first. */
export const targetsOf = ({ objectives }: Offer): readonly number[] => [
  ...new Set(objectives.flatMap((o) => [...o.sectorIds, ...(o.sectorId === 0 ? [] : [o.sectorId])])),
];

/** Warps to the nearest target; undefined where it leads nowhere in particular or cannot be reached. */
export function warpsTo(offer: Offer, graph: Graph, from: number): number | undefined {
  const distances = graph.distancesFrom(from);
  const known = targetsOf(offer).flatMap((id) => distances.get(id) ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Whether an offer is among those that the filters let through. Search looks at title, place and cargo. */
export function fits(
  offer: Offer,
  { family, type, factions }: Filters,
  search: string,
  graph: Graph,
): boolean {
  if (family !== 'all' && offer.family !== family) return false;
  if (type !== '' && offer.type !== type) return false;
  if (factions.length > 0 && !factions.includes(offer.faction)) return false;
  return search === '' || wordsOf(offer, graph).includes(search.toLowerCase());
}

const wordsOf = (offer: Offer, { sectors }: Graph): string =>
  [
    offer.title,
    ...offer.objectives.flatMap((o) => [o.label, o.commodity]),
    ...targetsOf(offer).map((id) => sectors.get(id)?.name ?? ''),
  ]
    .join('\n')
    .toLowerCase();

/** The order of a sort; ties are in the order of titles. */
export const compare =
  (sort: Sort, graph: Graph, from: number) =>
  (a: Offer, b: Offer): number =>
    keyOf(a, sort, graph, from) - keyOf(b, sort, graph, from) ||
    (sort === 'type' ? a.type.localeCompare(b.type) : 0) ||
    a.title.localeCompare(b.title);

function keyOf(offer: Offer, sort: Sort, graph: Graph, from: number): number {
  switch (sort) {
    case 'time':
      return offer.expiresAt === 0 ? Number.POSITIVE_INFINITY : offer.expiresAt;
    case 'pay':
      return -offer.credits;
    case 'distance':
      return warpsTo(offer, graph, from) ?? Number.MAX_SAFE_INTEGER;
    case 'type':
      return 0;
  }
}
