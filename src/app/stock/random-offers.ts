import { ACTIVITY_TAGS, type Activity, activityOf } from '../../generation/activity.ts';
import { stillStands } from '../../generation/find-work.ts';
import { generateOffer } from '../../generation/generate-offer.ts';
import type { Template } from '../../generation/template-schema.ts';
import { defineMission } from '../../missions/define-mission.ts';
import type { Mission } from '../../missions/mission.ts';
import { type PlayerState, standing } from '../../missions/player.ts';
import type { GameEventType } from '../../objectives/game-event.ts';
import type { Atlas } from '../map/atlas.ts';
import type { Store } from '../ports/store.ts';
import type { Catalogue } from './catalogue.ts';
import { stableId } from './stable-id.ts';

export interface RandomOffersParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly atlas: Atlas;
  readonly templates: readonly Template[];
  /** Slots of each player; 0 switches random missions off. */
  readonly slots: number;
  /** How long an offer is pinned, ms. */
  readonly ttlMs: number;
  /** How long a slot stays empty after it was emptied by accepting or abandoning, ms. */
  readonly cooldownMs: number;
}

/** What a look at a player's slots came to. */
export interface FilledSlots {
  readonly changed: readonly string[];
  readonly nextAt: number | null;
  readonly unfilled: boolean;
}

/** What makes a slot worth looking at again. */
interface SlotView {
  readonly slot: string;
  readonly last: Mission | undefined;
}

const DAY_MS = 24 * 3_600_000;
/** A slot for which the world had no work is asked again after this long, ms. */
const RETRY_MS = 5 * 60_000;

/**
 * Keeps each player's slots of random offers (SPEC 7). The how-manieth offer of a slot is part of
 * its identity, and unique in the store: neither a restart nor a second device or process makes
 * another one in its place.
 */
export class RandomOffers {
  readonly #parts: RandomOffersParts;
  readonly #lost = new WeakSet<Mission>();

  constructor(parts: RandomOffersParts) {
    this.#parts = parts;
  }

  /**
   * Fills the player's empty slots and has the catalogue know all that stand. Returns the ids of the
   * offers that came or were taken back, when to look again, and whether the map had no work for a slot.
   */
  async fill(state: PlayerState, now: number): Promise<FilledSlots> {
    const { store, catalogue } = this.#parts;
    const keys = this.#keys(state.player.id);
    if (keys.length === 0) return { changed: [], nextAt: null, unfilled: false };
    const last = await this.#newest(keys);
    const empty = keys.map((key, i): SlotView => ({ slot: String(i + 1), last: last.get(key) }));
    const due = empty.filter((view) => this.#isDue(view, state, now));
    const withdrawn = await this.#withdraw(due, state, now);
    const made = due.length === 0 ? [] : await this.#make(state, due, now);
    if (made.length > 0) await store.missions.insert(made);
    const standing = made.length > 0 ? await this.#newest(keys) : last;
    const changed = [...new Set([...withdrawn, ...catalogue.put([...standing.values()])])];
    const views = keys.map((key, i) => ({ slot: String(i + 1), last: standing.get(key) }));
    const unfilled = views.some((view) => this.#isDue(view, state, now));
    return { changed, nextAt: this.#nextLook(views, state, now), unfilled };
  }

  /**
   * Whether the map has no longer what an offer of the player's is about. Said once of each offer: one
   * that was accepted stays as it is, however often the map moves.
   */
  lostTarget(playerId: string, now: number): boolean {
    const lost = this.#parts.catalogue
      .ownOf(playerId)
      .filter((m) => m.isActive && !this.#lost.has(m) && !this.#targetStands(m, now));
    for (const mission of lost) this.#lost.add(mission);
    return lost.length > 0;
  }

  /** Takes back offers whose target is gone: a slot never holds two. The ids of those taken back. */
  async #withdraw(due: readonly SlotView[], state: PlayerState, now: number): Promise<string[]> {
    const { store, catalogue } = this.#parts;
    const changed: string[] = [];
    for (const { last } of due) {
      if (last === undefined || !last.isActive || (last.expiresAt ?? 0) <= now) continue;
      if (state.live.has(last.id) || state.outcomes.has(last.id)) continue;
      const withdrawn = { ...last, isActive: false, version: last.version + 1 };
      const first = await store.missions.update(withdrawn);
      // Another process may have been first: what counts is what is stored.
      changed.push(...catalogue.put(first ? [withdrawn] : await store.missions.byIds([last.id])));
    }
    return changed;
  }

  async #make(state: PlayerState, due: readonly SlotView[], now: number): Promise<Mission[]> {
    const { player } = state;
    const { store, templates, atlas, ttlMs } = this.#parts;
    const [targets, counts] = await Promise.all([
      store.missions.targetsSince(player.id, now - DAY_MS),
      store.eventCounts(player.id, now - DAY_MS),
    ]);
    const avoidTargets = new Set(targets);
    return due.flatMap(({ slot, last }) => {
      const key = keyOf(player.id, slot);
      const seq = (last?.generated?.seq ?? 0) + 1;
      const seed = `${key}/${seq}`;
      const draft = generateOffer({
        templates,
        graph: atlas.graph,
        player: { ...player, standing: standing(state) },
        activity: activityFrom(counts),
        avoidTargets,
        now,
        seed,
        slot,
      });
      if (draft === undefined) return [];
      avoidTargets.add(draft.targetKey);
      // A draft's own end, such as a beacon's, ends what it is about; the pin ends the offer.
      const endsAt = draft.definition.expiresAt ?? null;
      const pinnedUntil = Math.min(now + ttlMs, endsAt ?? Number.POSITIVE_INFINITY);
      const mission = defineMission(
        { ...draft.definition, expiresAt: pinnedUntil },
        {
          id: stableId(seed),
          family: 'random',
          isActive: true,
          version: 1,
          origin: 'generator',
          slot,
          ownerId: player.id,
          startsAt: now,
          endsAt,
          generated: { key, seq, template: draft.templateCode, seed, targetKey: draft.targetKey },
        },
      );
      if ('path' in mission) throw new Error(`${draft.templateCode}: ${mission.path} ${mission.message}`);
      return [mission];
    });
  }

  /** Whether a slot may be filled now: nothing stands in it, and it has cooled down. */
  #isDue({ slot, last }: SlotView, state: PlayerState, now: number): boolean {
    return !this.#stands(last, state, now) && this.#cooledAt(slot, state) <= now;
  }

  #stands(mission: Mission | undefined, state: PlayerState, now: number): boolean {
    if (mission === undefined || !mission.isActive || (mission.expiresAt ?? 0) <= now) return false;
    if (state.live.has(mission.id) || state.outcomes.has(mission.id)) return false;
    return this.#targetStands(mission, now);
  }

  #targetStands({ generated }: Mission, now: number): boolean {
    const { template, targetKey } = generated!;
    const { templates, atlas } = this.#parts;
    return stillStands({ templateCode: template, targetKey }, templates, atlas.graph, now);
  }

  #cooledAt(slot: string, state: PlayerState): number {
    const emptied = state.player.emptied[slot];
    return emptied === undefined ? 0 : emptied + this.#parts.cooldownMs;
  }

  #nextLook(views: readonly SlotView[], state: PlayerState, now: number): number {
    const instants = views.map((view) => {
      if (this.#stands(view.last, state, now)) return view.last!.expiresAt!;
      const cooledAt = this.#cooledAt(view.slot, state);
      return cooledAt > now ? cooledAt : now + RETRY_MS;
    });
    return instants.reduce((a, b) => Math.min(a, b));
  }

  async #newest(keys: readonly string[]): Promise<Map<string, Mission>> {
    const missions = await this.#parts.store.missions.newestOf(keys);
    return new Map(missions.map((m) => [m.generated?.key ?? '', m]));
  }

  #keys = (playerId: string): string[] =>
    Array.from({ length: this.#parts.slots }, (_, i) => keyOf(playerId, String(i + 1)));
}

const keyOf = (playerId: string, slot: string): string => `offer/${playerId}/${slot}`;

function activityFrom(counts: Readonly<Record<string, number>>): Activity {
  const activity = Object.fromEntries(ACTIVITY_TAGS.map((tag) => [tag, 0]));
  for (const [type, times] of Object.entries(counts)) {
    const tag = activityOf[type as GameEventType];
    if (tag !== undefined) activity[tag] = (activity[tag] ?? 0) + times;
  }
  return activity;
}
