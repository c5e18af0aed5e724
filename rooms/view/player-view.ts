import { type MissionRoomState, StandingState } from '../../protocol/state.ts';
import type { Catalogue } from '../../src/app/stock/catalogue.ts';
import type { DayView } from '../../src/app/stock/running-day.ts';
import type { EndedAcceptance, LiveAcceptance } from '../../src/missions/acceptance.ts';
import { apply } from '../../src/missions/apply.ts';
import type { Change } from '../../src/missions/change.ts';
import type { Mission } from '../../src/missions/mission.ts';
import type { Player, PlayerState } from '../../src/missions/player.ts';
import type { Context } from '../../src/missions/rules.ts';
import { activeView, effectiveRewards } from '../../src/missions/view.ts';
import type { Names } from '../../src/objectives/objective-kind.ts';
import { levelOf } from '../../src/reputation/levels.ts';
import type { SyncedOffers } from '../colyseus/synced-offers.ts';
import type { News } from '../live-rooms.ts';
import { Board } from './board.ts';
import { activeState, projectAcceptance } from './project-mission.ts';

/** What a view looks things up in. */
export interface ViewParts {
  readonly catalogue: Catalogue;
  readonly factions: readonly string[];
  /** The running game day of a region; undefined when the map has no such region. */
  dayOf(regionId: string): DayView | undefined;
  context(): Context;
}

/**
 * What one player may see, projected into synced state. The state is never the truth: a view loaded
 * afresh shows the same as one that followed every change.
 */
export class PlayerView {
  readonly #parts: ViewParts;
  readonly #synced: MissionRoomState;
  readonly #board: Board;
  #state: PlayerState;
  /** What each live mission is shown from: when that is another, so is what is shown. */
  readonly #shown = new Map<string, { acceptanceId: string; mission: Mission; names: Names }>();

  constructor(synced: MissionRoomState, offers: SyncedOffers, state: PlayerState, parts: ViewParts) {
    this.#parts = parts;
    this.#synced = synced;
    this.#state = state;
    this.#board = new Board(synced, offers, parts.catalogue);
    this.load(state);
  }

  get version(): number {
    return this.#state.player.version;
  }

  /** Shows a player read from the store; what does not differ is not sent. */
  load(state: PlayerState): void {
    this.#state = state;
    this.#projectPlayer(state.player);
    for (const faction of this.#parts.factions) this.#projectStanding(faction);
    for (const id of [...this.#synced.active.keys()]) if (!state.live.has(id)) this.#hide(id);
    this.#projectLives();
    this.#refreshBoard();
    this.#board.standingsMoved(this.#parts.factions, state, this.#parts.context());
  }

  /** Follows what a batch did to the player. */
  follow(player: Player, changes: readonly Change[]): void {
    const before = this.#state.player;
    for (const change of changes) {
      apply(this.#state, change);
      this.#project(change);
    }
    this.#state.player = player;
    this.#projectPlayer(player);
    this.#followBoard(changes, before);
  }

  /** Shows what changed for everybody; the new game day, if it is that of the player's region. */
  worldMoved({ regionIds }: News): DayView | undefined {
    this.#projectLives();
    this.#refreshBoard();
    const { regionId } = this.#state.player;
    return regionIds.has(regionId) ? this.#projectDay(regionId) : undefined;
  }

  #refreshBoard(): void {
    this.#board.refresh(this.#state, this.#parts.context());
  }

  #projectLives(): void {
    for (const live of this.#state.live.values()) this.#projectLive(live);
  }

  #project(change: Change): void {
    switch (change.type) {
      case 'missionAccepted':
      case 'missionReady':
      case 'missionRevised':
        this.#projectLive(change.acceptance);
        return;
      case 'progressMoved':
      case 'missionTracked': {
        const live = this.#state.live.get(change.missionId);
        if (live !== undefined) this.#projectLive(live);
        return;
      }
      case 'missionRewarded':
      case 'missionAbandoned':
      case 'missionFailed':
      case 'missionExpired':
        this.#hide(change.acceptance.missionId);
        return;
      case 'reputationChanged':
        this.#projectStanding(change.faction);
        return;
    }
  }

  #projectLive(live: LiveAcceptance): void {
    const { missionId } = live;
    const mission = this.#parts.catalogue.heldBy(live);
    if (mission === undefined) return;
    const ctx = this.#parts.context();
    const shown = this.#shown.get(missionId);
    const synced = this.#synced.active.get(missionId);
    const same = shown?.mission === mission && shown.names === ctx.names && shown.acceptanceId === live.id;
    if (same && synced !== undefined) {
      projectAcceptance(synced, live);
      return;
    }
    this.#shown.set(missionId, { acceptanceId: live.id, mission, names: ctx.names });
    if (synced !== undefined) this.#synced.active.delete(missionId);
    this.#synced.active.set(missionId, activeState(activeView(mission, live, this.#state, ctx)));
  }

  #hide(missionId: string): void {
    this.#shown.delete(missionId);
    this.#synced.active.delete(missionId);
  }

  #projectPlayer(player: Player): void {
    const synced = this.#synced.player;
    synced.id = player.id;
    synced.name = player.name;
    synced.level = player.level;
    synced.credits = player.credits;
    if (synced.regionId !== player.regionId) this.#projectDay(player.regionId);
    synced.regionId = player.regionId;
    synced.sectorId = player.sectorId;
    synced.completedMissions = player.completedMissions;
  }

  /** Shows what the rewards of live missions would really be now. */
  #projectEffective(ctx: Context): void {
    for (const live of this.#state.live.values()) {
      const mission = this.#parts.catalogue.heldBy(live);
      const synced = this.#synced.active.get(live.missionId);
      if (mission !== undefined && synced !== undefined)
        Object.assign(synced, effectiveRewards(mission, this.#state, ctx));
    }
  }

  #projectDay(regionId: string): DayView | undefined {
    const day = this.#parts.dayOf(regionId);
    this.#synced.daily.gameDay = day?.gameDay ?? '';
    this.#synced.daily.refreshesAt = day?.refreshesAt ?? 0;
    return day;
  }

  #projectStanding(faction: string): void {
    const value = this.#state.reputation.get(faction) ?? 0;
    const { level, title } = levelOf(value);
    const synced = this.#synced.reputation.get(faction);
    if (synced === undefined)
      this.#synced.reputation.set(faction, new StandingState({ value, level, title }));
    else Object.assign(synced, { value, level, title });
  }

  /** A whole look only where a change may open or close other offers; see `Board`. */
  #followBoard(changes: readonly Change[], before: Player): void {
    const { catalogue } = this.#parts;
    const ctx = this.#parts.context();
    const { player } = this.#state;
    const moved = changes.flatMap((c) => (c.type === 'reputationChanged' ? [c.faction] : []));
    if (moved.length > 0) this.#projectEffective(ctx);
    const reopened = changes.some(
      (c) =>
        c.type === 'missionAbandoned' ||
        c.type === 'missionFailed' ||
        c.type === 'missionExpired' ||
        (c.type === 'missionAccepted' && c.acceptance.family === 'daily') ||
        (c.type === 'missionRewarded' && reopens(c.acceptance, catalogue)) ||
        (c.type === 'reputationChanged' && catalogue.passesGate(c.faction, c.old, c.value)),
    );
    if (reopened || player.level !== before.level || player.regionId !== before.regionId) {
      this.#board.refresh(this.#state, ctx);
      this.#board.standingsMoved(moved, this.#state, ctx);
      return;
    }
    for (const change of changes)
      if (change.type === 'missionAccepted') this.#board.take(change.acceptance.missionId, this.#state, ctx);
    if (moved.length > 0) this.#board.standingsMoved(moved, this.#state, ctx);
  }
}

/** Whether a rewarded mission may be taken again or opens another. */
const reopens = ({ once, code }: EndedAcceptance, catalogue: Catalogue): boolean =>
  !once || catalogue.isRequired(code);
