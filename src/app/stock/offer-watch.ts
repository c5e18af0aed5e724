import { inSlices } from '../pacing/in-slices.ts';
import type { NewsListener, PlayerChanged } from '../ports/publisher.ts';

/** Whom the process keeps offers for while they are connected. */
export interface Watched {
  /** Whether the player has an open room here. */
  isLive(playerId: string): boolean;
  /** Fills the player's slots and shows what changed; when to look again. */
  refill(playerId: string): Promise<number | null>;
  /** Whether the map has no longer what an offer of the player's is about. */
  lostTarget(playerId: string): boolean;
  /** The roads of the map: another value when they are others. */
  roads(): unknown;
  /** How long an emptied slot cools down, ms. */
  readonly cooldownMs: number;
  /** Something will be due at this instant. */
  consider(at: number): void;
}

/** An instant that is always due. */
const AT_ONCE = 0;
/** Players looked at together: each costs the store a few reads. */
const TOGETHER = 20;

/** Knows when the slots of connected players have to be looked at; the clock asks it. */
export class OfferWatch implements NewsListener {
  readonly #watched: Watched;
  readonly #nextAt = new Map<string, number>();
  /** Players with a slot for which the map had no work. */
  readonly #unfilled = new Set<string>();
  /** How often the map moved. */
  #maps = 0;
  #roads: unknown;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#roads = watched.roads();
  }

  /** The player's slots were looked at; they are next due at this instant. */
  offersLooked(playerId: string, nextAt: number | null, unfilled = this.#unfilled.has(playerId)): void {
    if (nextAt === null || !this.#watched.isLive(playerId)) {
      this.#forget(playerId);
      return;
    }
    this.#nextAt.set(playerId, nextAt);
    if (unfilled) this.#unfilled.add(playerId);
    else this.#unfilled.delete(playerId);
    this.#watched.consider(nextAt);
  }

  playersChanged(changed: readonly PlayerChanged[]): void {
    for (const one of changed) {
      this.#cool(one);
      // Elsewhere there may be work for slots that found none.
      const moved = one.changes.some((c) => c.type === 'playerUpdated' && c.fields.regionId !== undefined);
      if (moved && this.#unfilled.has(one.player.id)) this.offersLooked(one.player.id, AT_ONCE);
    }
  }

  /** Accepting or abandoning a random mission starts a cool-down. */
  #cool({ player, changes, at }: PlayerChanged): void {
    const emptied = changes.some(
      (c) =>
        (c.type === 'missionAccepted' || c.type === 'missionAbandoned') && c.acceptance.family === 'random',
    );
    if (!emptied) return;
    const cooledAt = at + this.#watched.cooldownMs;
    this.offersLooked(player.id, Math.min(this.#nextAt.get(player.id) ?? cooledAt, cooledAt));
  }

  /**
   * The map is another: whoever is offered what it has no longer is looked at at once, and on other roads
   * also those for whom there was no work.
   */
  async mapChanged(): Promise<void> {
    this.#maps++;
    const roads = this.#watched.roads();
    const otherRoads = roads !== this.#roads;
    this.#roads = roads;
    await inSlices([...this.#nextAt.keys()], (playerId) => {
      const hopes = otherRoads && this.#unfilled.has(playerId);
      if (hopes || this.#watched.lostTarget(playerId)) this.offersLooked(playerId, AT_ONCE);
    });
  }

  next(): number | null {
    let next = Number.POSITIVE_INFINITY;
    for (const at of this.#nextAt.values()) if (at < next) next = at;
    return Number.isFinite(next) ? next : null;
  }

  /** Looks at every player who is due. */
  async apply(now: number): Promise<void> {
    const due = [...this.#nextAt].filter(([, at]) => at <= now).map(([playerId]) => playerId);
    for (let i = 0; i < due.length; i += TOGETHER)
      await Promise.all(due.slice(i, i + TOGETHER).map((playerId) => this.#refill(playerId)));
  }

  async #refill(playerId: string): Promise<void> {
    if (!this.#watched.isLive(playerId)) {
      this.#forget(playerId);
      return;
    }
    const map = this.#maps;
    const nextAt = await this.#watched.refill(playerId);
    // A map that moved meanwhile may not be the one that was looked at.
    this.offersLooked(playerId, this.#maps === map ? nextAt : AT_ONCE);
  }

  #forget(playerId: string): void {
    this.#nextAt.delete(playerId);
    this.#unfilled.delete(playerId);
  }
}
