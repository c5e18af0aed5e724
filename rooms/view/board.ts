import type { MissionRoomState } from '../../protocol/state.ts';
import type { Catalogue } from '../../src/app/stock/catalogue.ts';
import { isAvailable } from '../../src/missions/availability.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { type PlayerState, standing } from '../../src/missions/player.ts';
import type { Context } from '../../src/missions/rules.ts';
import { effectiveRewards } from '../../src/missions/view.ts';
import { rivalOf, roomFor } from '../../src/reputation/rivalry.ts';
import type { EncodedOffer } from '../colyseus/encoded-offer.ts';
import type { SyncedOffers } from '../colyseus/synced-offers.ts';

/** Most offers that are synced (SPEC 11); `board.total` counts the rest. */
export const SYNCED_OFFERS = 100;

/**
 * The available list of one player in the synced state: the first offers of the catalogue's order
 * that are open to the player. A whole look costs a pass over the catalogue, so what only takes one
 * offer away does only that.
 */
export class Board {
  readonly #state: MissionRoomState;
  readonly #listed: SyncedOffers;
  readonly #catalogue: Catalogue;
  /** Where in the catalogue's order the list ends, and for which revision of it. */
  #end = 0;
  #revision = '';
  /** The largest reward of reputation listed so far, and whether a cap cuts any of them. */
  #largest = 0;
  #capped = false;

  constructor(state: MissionRoomState, offers: SyncedOffers, catalogue: Catalogue) {
    this.#state = state;
    this.#listed = offers;
    this.#catalogue = catalogue;
  }

  /** Looks at everything again and changes what differs. */
  refresh(player: PlayerState, ctx: Context): void {
    const board = this.#catalogue.boardFor(player.player.id);
    // Every room comes by here at a refresh: what is made for a moment is collected in front of everybody.
    const wanted: Mission[] = [];
    let total = 0;
    this.#end = board.length;
    for (let i = 0; i < board.length; i++) {
      const mission = board[i]!;
      if (!isAvailable(mission, player, ctx)) continue;
      total++;
      if (wanted.length < SYNCED_OFFERS) wanted.push(mission);
      if (total === SYNCED_OFFERS) this.#end = i + 1;
    }
    for (const mission of wanted) {
      const listed = this.#listed.get(mission.id);
      if (listed?.mission !== mission || listed.names !== ctx.names) this.#show(mission, player, ctx);
    }
    this.#listed.retain(wanted);
    this.#revision = this.#catalogue.revisionFor(player.player.id);
    this.#state.board.total = total;
  }

  /** Takes one offer away and lets the next of the order move up. */
  take(missionId: string, player: PlayerState, ctx: Context): void {
    if (this.#revision !== this.#catalogue.revisionFor(player.player.id)) {
      this.refresh(player, ctx);
      return;
    }
    const mission = this.#catalogue.byId(missionId);
    if (mission === undefined || !mission.isActive) return;
    this.#state.board.total--;
    if (this.#listed.get(missionId) === undefined) return;
    this.#listed.remove(missionId);
    const board = this.#catalogue.boardFor(player.player.id);
    while (this.#end < board.length) {
      const next = board[this.#end++]!;
      if (!isAvailable(next, player, ctx)) continue;
      this.#show(next, player, ctx);
      return;
    }
  }

  /** Shows what each listed reward would really be after these standings moved. */
  standingsMoved(factions: readonly string[], player: PlayerState, ctx: Context): void {
    if (!this.#capped && factions.every((faction) => this.#fits(faction, player))) return;
    this.#capped = false;
    for (const { mission } of this.#listed.values())
      if (mission.reputation !== 0 || mission.targetReputation !== 0) this.#show(mission, player, ctx);
  }

  /** Whether every listed reward would be applied whole with this faction, and with its rival. */
  #fits(faction: string, player: PlayerState): boolean {
    const read = standing(player);
    return [faction, rivalOf(faction)].every((one) => {
      if (one === undefined) return true;
      const { gain, loss } = roomFor(read, one);
      return gain >= this.#largest && loss >= this.#largest;
    });
  }

  #show(mission: Mission, player: PlayerState, ctx: Context): void {
    this.#note(this.#listed.show(mission, effectiveRewards(mission, player, ctx), ctx.names));
  }

  /** Keeps in mind what `standingsMoved` needs to know of an offer. */
  #note({ mission, effective }: EncodedOffer): void {
    this.#largest = Math.max(this.#largest, Math.abs(mission.reputation), Math.abs(mission.targetReputation));
    this.#capped ||=
      effective.effectiveReputation !== mission.reputation ||
      effective.effectiveTargetReputation !== mission.targetReputation;
  }
}
