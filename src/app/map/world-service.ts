import { type Refusal, refuse } from '../../missions/refusal.ts';
import type { World } from '../../world/world.ts';
import { type WorldGraph, withUpserts } from '../../world/world-graph.ts';
import type { WorldPublisher } from '../ports/publisher.ts';
import type { Store, WorldRow } from '../ports/store.ts';
import { type Atlas, worldRows } from './atlas.ts';

export interface WorldServiceParts {
  readonly store: Store;
  readonly atlas: Atlas;
  readonly publisher: WorldPublisher;
}

type Issue = { path: string; message: string };

/** Most issues that one answer lists. */
const LISTED = 20;

/** Takes the game's map: all of a call or nothing of it. */
export class WorldService {
  readonly #parts: WorldServiceParts;
  #before: Promise<unknown> = Promise.resolve();

  constructor(parts: WorldServiceParts) {
    this.#parts = parts;
  }

  /**
   * Stores the rows of a call, or says which of them point nowhere. One call after the other, in the
   * order of arrival: a later one may name what an earlier one brought. Throws `StoreUnavailable`.
   */
  put(changes: World): Promise<Refusal | undefined> {
    const taken = this.#before.then(() => this.#take(changes));
    this.#before = taken.catch(() => undefined);
    return taken;
  }

  async #take(changes: World): Promise<Refusal | undefined> {
    const { store, atlas, publisher } = this.#parts;
    const issues = danglingIn(changes, withUpserts(atlas.graph, changes));
    if (issues.length > 0) return refuse('request/invalid', { issues: issues.slice(0, LISTED) });
    await store.world.upsert(lastOfEach(worldRows(changes)));
    atlas.follow(changes);
    publisher.worldChanged();
    return undefined;
  }
}

/** A row given twice counts as given last: one statement cannot write it twice. */
const lastOfEach = (rows: readonly WorldRow[]): WorldRow[] => [
  ...new Map(rows.map((row) => [`${row.kind}/${row.id}`, row])).values(),
];

/** References of the changed rows to what the map would not have. */
function danglingIn(changes: World, after: WorldGraph): Issue[] {
  const unknown = <Row>(
    list: string,
    rows: readonly Row[],
    field: string,
    known: (row: Row) => boolean,
  ): Issue[] =>
    rows.flatMap((row, i) =>
      known(row) ? [] : [{ path: `${list}.${i}.${field}`, message: 'not in the world' }],
    );
  const inRegion = (row: { regionId: string }) => after.regions.has(row.regionId);
  const inSector = (row: { sectorId: number }) => after.sectors.has(row.sectorId);
  return [
    ...unknown('clusters', changes.clusters, 'region_id', inRegion),
    ...unknown('sectors', changes.sectors, 'region_id', inRegion),
    ...unknown('sectors', changes.sectors, 'cluster_id', (s) => after.clusters.has(s.clusterId)),
    ...unknown('warps', changes.warps, 'from', (w) => after.sectors.has(w.from)),
    ...unknown('warps', changes.warps, 'to', (w) => after.sectors.has(w.to)),
    ...unknown('npcs', changes.npcs, 'sector_id', inSector),
    ...unknown('wrecks', changes.wrecks, 'sector_id', inSector),
    ...unknown('world_events', changes.worldEvents, 'region_id', inRegion),
    ...unknown('world_events', changes.worldEvents, 'sector_id', inSector),
    ...changes.worldEvents.flatMap((e, i) =>
      e.endsAt > e.startsAt ? [] : [{ path: `world_events.${i}.ends_at`, message: 'not after starts_at' }],
    ),
  ];
}
