import { BOARD_FACTIONS, generateBoardMission } from '../../generation/generate-board-mission.ts';
import type { Template } from '../../generation/template-schema.ts';
import { defineMission } from '../../missions/define-mission.ts';
import type { Mission } from '../../missions/mission.ts';
import type { WorldGraph } from '../../world/world-graph.ts';
import type { Atlas } from '../map/atlas.ts';
import type { Store } from '../ports/store.ts';
import type { Catalogue } from './catalogue.ts';
import { stableId } from './stable-id.ts';

export interface FactionBoardsParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly atlas: Atlas;
  readonly templates: readonly Template[];
  /** Generated missions that each faction keeps in each region; 0 switches boards off. */
  readonly size: number;
}

/** One place on a faction's board in a region. */
interface Place {
  readonly key: string;
  readonly regionId: string;
  readonly faction: string;
  readonly index: number;
}

/** A place for which the world had no work is asked again after this long, ms. */
const RETRY_MS = 30 * 60_000;
/** A map that moves is asked again no more often than this, ms. */
const HURRY_MS = 1_000;

/**
 * Keeps the factions' boards stocked in every region (SPEC 7). Each place counts its missions, and
 * place and count are unique in the store, so a mission is made once however many processes run.
 */
export class FactionBoards {
  readonly #parts: FactionBoardsParts;
  /** The mission in each place that is filled; what is missing or over is made anew. */
  readonly #standing = new Map<string, Mission>();
  readonly #retryAt = new Map<string, number>();
  /** The map at the last look, and when the waiting last ended for another one. */
  #graph: WorldGraph | undefined;
  #hurriedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: FactionBoardsParts) {
    this.#parts = parts;
  }

  /** The next instant at which a place falls empty. */
  next(): number | null {
    const instants = [
      ...this.#retryAt.values(),
      ...[...this.#standing.values()].map(this.#current).map((m) => (m.isActive ? expiryOf(m) : 0)),
    ];
    const next = instants.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    return Number.isFinite(next) ? next : null;
  }

  /** Fills the places that are empty at `now`. */
  async apply(now: number): Promise<void> {
    this.#hurry(now);
    const empty = this.#places().filter(
      ({ key }) => !this.#stands(this.#standingIn(key), now) && (this.#retryAt.get(key) ?? 0) <= now,
    );
    if (empty.length === 0) return;
    const { store, catalogue } = this.#parts;
    const last = byKey(await store.missions.newestOf(empty.map((p) => p.key)));
    const taken = this.#targets(now);
    const made = empty.flatMap((place) => this.#make(place, last.get(place.key), taken, now));
    if (made.length > 0) await store.missions.insert(made);
    // Another process may have been first: what counts is what is stored.
    const standing = byKey(await store.missions.newestOf(empty.map((p) => p.key)));
    for (const { key } of empty) this.#settle(key, standing.get(key), now);
    catalogue.put([...standing.values()]);
  }

  /** On another map there may be work for what waits; one that changes all the time is asked now and then. */
  #hurry(now: number): void {
    const { graph } = this.#parts.atlas;
    if (graph === this.#graph) return;
    this.#graph = graph;
    // A region may have left the map, and its places with it.
    const places = new Set(this.#places().map((place) => place.key));
    for (const waiting of [this.#standing, this.#retryAt])
      for (const key of waiting.keys()) if (!places.has(key)) waiting.delete(key);
    const at = Math.max(now, this.#hurriedAt + HURRY_MS);
    if (at === now) this.#hurriedAt = now;
    for (const [key, retryAt] of this.#retryAt) if (retryAt > at) this.#retryAt.set(key, at);
  }

  #settle(key: string, mission: Mission | undefined, now: number): void {
    if (mission !== undefined && this.#stands(mission, now)) {
      this.#standing.set(key, mission);
      this.#retryAt.delete(key);
      return;
    }
    this.#standing.delete(key);
    this.#retryAt.set(key, now + RETRY_MS);
  }

  /** `taken` is what the boards are about already; what is made here is added to it. */
  #make(place: Place, last: Mission | undefined, taken: Set<string>, now: number): Mission[] {
    if (this.#stands(last, now)) return [];
    const seq = (last?.generated?.seq ?? 0) + 1;
    const seed = `${place.key}/${seq}`;
    const { regionId, faction, index } = place;
    const { templates, atlas } = this.#parts;
    const draft = generateBoardMission({
      templates,
      graph: atlas.graph,
      faction,
      regionId,
      seed,
      index,
      avoidTargets: taken,
      now,
    });
    if (draft === undefined) return [];
    const mission = defineMission(draft.definition, {
      id: stableId(seed),
      family: 'faction',
      isActive: true,
      version: 1,
      origin: 'generator',
      startsAt: now,
      generated: { key: place.key, seq, template: draft.templateCode, seed, targetKey: draft.targetKey },
    });
    if ('path' in mission) throw new Error(`${draft.templateCode}: ${mission.path} ${mission.message}`);
    taken.add(draft.targetKey);
    return [mission];
  }

  /** What any board is about now, also what another process or an earlier run put up. */
  #targets(now: number): Set<string> {
    const shared = this.#parts.catalogue.board().filter((m) => this.#stands(m, now));
    return new Set(shared.flatMap((m) => m.generated?.targetKey ?? []));
  }

  #standingIn(key: string): Mission | undefined {
    const mission = this.#standing.get(key);
    return mission && this.#current(mission);
  }

  /** The mission as an operator may have edited it since. */
  #current = (mission: Mission): Mission => this.#parts.catalogue.byId(mission.id) ?? mission;

  /**
   * Whether a place is filled: an operator may switch a generated mission off, which empties it, or let
   * it stand for good; one whose own place left the map is offered nowhere.
   */
  #stands = (mission: Mission | undefined, now: number): boolean =>
    mission?.isActive === true && expiryOf(mission) > now && !this.#parts.atlas.lacksPlace(mission);

  #places(): Place[] {
    const indexes = Array.from({ length: this.#parts.size }, (_, index) => index);
    return [...this.#parts.atlas.graph.regions.keys()].flatMap((regionId) =>
      BOARD_FACTIONS.flatMap((faction) =>
        indexes.map((index) => ({ key: `board/${regionId}/${faction}/${index}`, regionId, faction, index })),
      ),
    );
  }
}

const expiryOf = (mission: Mission): number => mission.expiresAt ?? Number.POSITIVE_INFINITY;

const byKey = (missions: readonly Mission[]): Map<string, Mission> =>
  new Map(missions.map((m) => [m.generated?.key ?? '', m]));
