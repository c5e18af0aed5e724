import { type Refusal, refuse } from '../../missions/refusal.ts';
import { type ChangedWorld, changeWorld } from '../../world/change-world.ts';
import {
  type Cleared,
  clearedBy,
  danglingIn,
  type Occupants,
  occupantsOf,
  stays,
  type WorldIssue,
  wireName,
} from '../../world/references.ts';
import type { WorldChanges } from '../../world/world.ts';
import { type WorldGraph, withUpserts } from '../../world/world-graph.ts';
import type { MapChange, Publisher } from '../ports/publisher.ts';
import type { PlayersThere, Store } from '../ports/store.ts';
import { type Atlas, removalsOf, worldOf, worldRowKeys, worldRows } from './atlas.ts';
import { type WorldWarning, warningsOf } from './world-warnings.ts';

export interface WorldServiceParts {
  readonly store: Store;
  readonly atlas: Atlas;
  readonly news: Pick<Publisher, 'mapChanged'>;
}

/** What became of a call: what was taken away besides what was written, and what to look at again. */
export type WorldAnswer =
  | { readonly ok: true; readonly removed: number; readonly warnings: readonly WorldWarning[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Most issues that one answer lists. */
const LISTED = 20;
/** How often a call is tried again when another process changed the map first. */
const TRIES = 10;

/** Takes the game's map: all of a call or nothing of it. */
export class WorldService {
  readonly #parts: WorldServiceParts;
  #before: Promise<unknown> = Promise.resolve();

  constructor(parts: WorldServiceParts) {
    this.#parts = parts;
  }

  /**
   * Stores what a call changes, or says what of it cannot be. One call after the other, in the order of
   * arrival: a later one may name what an earlier one brought. Throws `StoreUnavailable`.
   */
  put = (changes: Partial<WorldChanges>): Promise<WorldAnswer> =>
    this.#inTurn(() => this.#take({ ...NOTHING, ...changes }));

  /** Follows what another process changed. Throws `StoreUnavailable`. */
  follow = (change: MapChange): Promise<void> => this.#inTurn(() => this.#follow(change));

  /** Follows whatever other processes changed meanwhile. Throws `StoreUnavailable`. */
  catchUp = (): Promise<void> => this.#inTurn(() => this.#catchUp());

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#before.then(work);
    this.#before = done.catch(() => undefined);
    return done;
  }

  async #follow(change: MapChange): Promise<void> {
    const { store, atlas, news } = this.#parts;
    if (atlas.version >= change.to) return;
    const rows = change.whole === true ? [] : await store.world.some(change.written);
    // Another change came before it, or took away again what this one wrote.
    if (change.whole === true || atlas.version !== change.from || rows.length < change.written.length)
      return this.#catchUp();
    const { graph } = changeWorld(atlas.graph, removalsOf(change.removed));
    atlas.follow(withUpserts(graph, worldOf(rows)), change.to);
    news.mapChanged(change, 'elsewhere');
  }

  async #catchUp(): Promise<void> {
    const { store, atlas, news } = this.#parts;
    const from = atlas.version;
    if ((await store.world.version()) === from) return;
    await atlas.load(store.world);
    news.mapChanged({ from, to: atlas.version, removed: [], written: [], whole: true }, 'elsewhere');
  }

  async #take(changes: WorldChanges): Promise<WorldAnswer> {
    const { store, atlas, news } = this.#parts;
    for (let tries = 0; tries < TRIES; tries++) {
      const { version } = atlas;
      const made = changeWorld(atlas.graph, changes);
      const issues = await this.#issuesOf(changes, made);
      const [gone, rows] = [worldRowKeys(made.removed), worldRows(made.written)];
      const writes = issues.length === 0 && gone.length + rows.length > 0;
      // What is wrong or not there by this map may have come by another process a moment ago.
      const next = writes ? await store.world.change(version, gone, rows) : await this.#stillAt(version);
      if (next === undefined) {
        await this.#catchUp();
        continue;
      }
      if (issues.length > 0)
        return { ok: false, refusal: refuse('request/invalid', { issues: issues.slice(0, LISTED) }) };
      if (writes) {
        atlas.follow(made.graph, next);
        news.mapChanged({ from: version, to: next, removed: gone, written: rows }, 'here');
      }
      return { ok: true, removed: gone.length, warnings: warningsOf(changes, made.absent) };
    }
    return { ok: false, refusal: refuse('server/unavailable', {}) };
  }

  /** The version when the stored map is at it; undefined when it is at another. */
  async #stillAt(version: number): Promise<number | undefined> {
    return (await this.#parts.store.world.version()) === version ? version : undefined;
  }

  async #issuesOf(changes: WorldChanges, { missing, graph }: ChangedWorld): Promise<WorldIssue[]> {
    if (missing.length > 0) return missing.map((lack) => lacking(lack, changes));
    return [...danglingIn(changes, graph), ...(await this.#held(changes, graph))];
  }

  /** Places that a call would take away from under what is on them. */
  async #held(changes: WorldChanges, after: WorldGraph): Promise<WorldIssue[]> {
    const cleared = clearedBy(changes, after);
    if (cleared.length === 0) return [];
    const onMap = occupantsOf(cleared, after);
    const idsOf = (list: Cleared['list']) => cleared.flatMap((c) => (c.list === list ? [c.id] : []));
    const players = await this.#parts.store.world.playersIn(
      idsOf('sectors') as number[],
      idsOf('regions') as string[],
    );
    return cleared.flatMap((place) => {
      const there = place.list === 'clusters' ? undefined : players[place.list].get(place.id as never);
      const occupants = [...spoken(there), ...((onMap[place.list] as Occupants).get(place.id) ?? [])];
      return occupants.length === 0 ? [] : [stays(place, occupants)];
    });
  }
}

const NOTHING: WorldChanges = {
  regions: [],
  clusters: [],
  sectors: [],
  warps: [],
  npcs: [],
  wrecks: [],
  worldEvents: [],
};

function spoken(there: PlayersThere | undefined): string[] {
  if (there === undefined) return [];
  return there.players === 1 ? [`player ${there.one}`] : [`${there.players} players (one is ${there.one})`];
}

const lacking = (
  { list, index, field }: { list: keyof WorldChanges; index: number; field: string },
  changes: WorldChanges,
): WorldIssue => {
  const row = changes[list][index] as { readonly id?: string | number };
  return {
    path: `${wireName(list)}.${index}.${wireName(field)}`,
    message: `missing: ${wireName(list).replace(/s$/, '').replace('_', ' ')} ${row.id} is not on the map yet`,
  };
};
