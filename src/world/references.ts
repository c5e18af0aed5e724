import type { World, WorldChanges } from './world.ts';
import type { WorldGraph, WorldRows } from './world-graph.ts';

/** What is wrong with a call, by the place in it as the wire spells it. */
export interface WorldIssue {
  readonly path: string;
  readonly message: string;
}

/** A field of the code as the wire spells it. */
export const wireName = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** What changed rows refer to and the map would not have. */
export function danglingIn(changes: WorldChanges, after: WorldGraph): WorldIssue[] {
  const region = (id: string) => after.regions.has(id);
  const sector = (id: number) => after.sectors.has(id);
  return [
    ...unknown('clusters', changes, after, 'regionId', region),
    ...unknown('sectors', changes, after, 'regionId', region),
    ...unknown('sectors', changes, after, 'clusterId', (id: string) => after.clusters.has(id)),
    ...changes.warps.flatMap(({ from, to, removed }, i) =>
      removed === true ? [] : [...warpEnd('from', from, i, sector), ...warpEnd('to', to, i, sector)],
    ),
    ...unknown('npcs', changes, after, 'sectorId', sector),
    ...unknown('wrecks', changes, after, 'sectorId', sector),
    ...unknown('worldEvents', changes, after, 'regionId', region),
    ...unknown('worldEvents', changes, after, 'sectorId', sector),
    ...changes.worldEvents.flatMap(({ id, removed }, i) => {
      const event = removed === true ? undefined : after.worldEvents.get(id);
      return event === undefined || event.endsAt > event.startsAt
        ? []
        : [{ path: `world_events.${i}.ends_at`, message: 'not after starts_at' }];
    }),
  ];
}

/** Only what the call itself says, and does not take back further on, is looked at. */
function unknown<L extends Exclude<keyof World, 'warps'>, F extends 'regionId' | 'clusterId' | 'sectorId', V>(
  list: L,
  changes: WorldChanges,
  after: WorldRows,
  field: F,
  known: (value: V) => boolean,
): WorldIssue[] {
  type Row = { readonly id: string | number } & { readonly [K in F]?: V };
  const rows = after[list] as unknown as ReadonlyMap<string | number, Row>;
  return (changes[list] as readonly (Row & { readonly removed?: boolean })[]).flatMap((change, i) => {
    const value = change[field] as V | undefined;
    if (value === undefined || known(value)) return [];
    if (change.removed === true || rows.get(change.id)?.[field] !== value) return [];
    return [{ path: `${wireName(list)}.${i}.${wireName(field)}`, message: 'not in the world' }];
  });
}

const warpEnd = (end: 'from' | 'to', id: number, i: number, known: (id: number) => boolean): WorldIssue[] =>
  known(id) ? [] : [{ path: `warps.${i}.${end}`, message: 'not in the world' }];

/** What stands on a place, in words: `npc captain-7`. */
export type Occupants = ReadonlyMap<string | number, readonly string[]>;

/** A place that a call takes away for good, and where in the call. */
export interface Cleared {
  readonly list: 'regions' | 'clusters' | 'sectors';
  readonly index: number;
  readonly id: string | number;
}

/** The places that a call takes away and does not bring back. */
export const clearedBy = (changes: WorldChanges, after: WorldRows): Cleared[] =>
  (['regions', 'clusters', 'sectors'] as const).flatMap((list) => {
    const left = after[list] as ReadonlyMap<string | number, unknown>;
    return changes[list].flatMap(({ id, removed }, index) =>
      removed === true && !left.has(id) ? [{ list, index, id }] : [],
    );
  });

/** What the map itself has left on places that are taken away. */
export function occupantsOf(
  cleared: readonly Cleared[],
  after: WorldRows,
): Record<Cleared['list'], Occupants> {
  const lost = (list: Cleared['list']) => new Set(cleared.flatMap((c) => (c.list === list ? [c.id] : [])));
  const [regions, clusters, sectors] = [lost('regions'), lost('clusters'), lost('sectors')];
  const found = { regions: new Map(), clusters: new Map(), sectors: new Map() };
  const note = (on: Map<string | number, string[]>, place: string | number, what: string) =>
    on.set(place, [...(on.get(place) ?? []), what].slice(0, NAMED + 1));
  if (regions.size > 0)
    for (const { id, regionId } of after.clusters.values())
      if (regions.has(regionId)) note(found.regions, regionId, `cluster ${id}`);
  if (regions.size + clusters.size > 0)
    for (const { id, regionId, clusterId } of after.sectors.values()) {
      if (regions.has(regionId)) note(found.regions, regionId, `sector ${id}`);
      if (clusters.has(clusterId)) note(found.clusters, clusterId, `sector ${id}`);
    }
  if (sectors.size > 0) {
    for (const { id, sectorId } of after.npcs.values())
      if (sectors.has(sectorId)) note(found.sectors, sectorId, `NPC ${id}`);
    for (const { id, sectorId } of after.wrecks.values())
      if (sectors.has(sectorId)) note(found.sectors, sectorId, `wreck ${id}`);
  }
  if (regions.size + sectors.size > 0)
    for (const { id, regionId, sectorId } of after.worldEvents.values()) {
      if (sectors.has(sectorId)) note(found.sectors, sectorId, `world event ${id}`);
      if (regions.has(regionId)) note(found.regions, regionId, `world event ${id}`);
    }
  return found;
}

/** Most occupants of one place that a refusal names. */
const NAMED = 5;

/** Why a place has to stay. */
export const stays = ({ list, index, id }: Cleared, occupants: readonly string[]): WorldIssue => ({
  path: `${list}.${index}`,
  message: `${list.slice(0, -1)} ${id} has to stay while it holds ${occupants.slice(0, NAMED).join(', ')}${
    occupants.length > NAMED ? ' and more' : ''
  }`,
});
