import type { Atlas } from '../app/map/atlas.ts';
import type { Catalogue } from '../app/stock/catalogue.ts';
import type { Mission } from '../missions/mission.ts';
import type { GameEvent } from '../objectives/game-event.ts';
import { CARGO_COMMODITIES, CONTRABAND } from '../objectives/kinds/params.ts';

/** What an event may name that nobody here has heard of. */
export const WARNING_CODES = [
  'unknown_sector',
  'unknown_commodity',
  'unknown_faction',
  'unknown_convoy',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

const GOODS: ReadonlySet<string> = new Set([...CARGO_COMMODITIES, ...CONTRABAND]);

/**
 * Knows which names in events mean something here. An unknown one is no mistake of form, so the event
 * is taken; but it moves nothing that anybody waits for, and the game should hear of it.
 */
export class KnownNames {
  readonly #atlas: Atlas;
  readonly #catalogue: Catalogue;
  /** The convoys that shared missions name, for the board that they were gathered from. */
  #convoys: { of: readonly Mission[]; ids: ReadonlySet<string> } = { of: [], ids: new Set() };

  constructor(atlas: Atlas, catalogue: Catalogue) {
    this.#atlas = atlas;
    this.#catalogue = catalogue;
  }

  /** What is unknown in an event, each sort once. */
  warningsOf(event: GameEvent): WarningCode[] {
    const found: WarningCode[] = [];
    const { sectors } = this.#atlas.graph;
    if ('sectorId' in event && event.sectorId !== undefined && !sectors.has(event.sectorId))
      found.push('unknown_sector');
    if ('commodity' in event && !GOODS.has(event.commodity)) found.push('unknown_commodity');
    if (factionsOf(event).some((code) => !this.#atlas.hasFaction(code))) found.push('unknown_faction');
    if ('convoyId' in event && !this.#knowsConvoy(event.convoyId, event.playerId))
      found.push('unknown_convoy');
    return found;
  }

  /** A convoy is known by a mission about it, or as somebody on the map. */
  #knowsConvoy(id: string, playerId: string): boolean {
    if (this.#atlas.graph.npcs.has(id)) return true;
    const board = this.#catalogue.board();
    if (this.#convoys.of !== board)
      this.#convoys = { of: board, ids: new Set(this.#catalogue.shared().flatMap(convoysOf)) };
    return (
      this.#convoys.ids.has(id) || this.#catalogue.ownOf(playerId).some((m) => convoysOf(m).includes(id))
    );
  }
}

function factionsOf(event: GameEvent): string[] {
  if (event.type === 'courier_delivered') return [event.fromFaction, event.toFaction];
  return event.type === 'combat_won' && event.opponent.faction !== undefined ? [event.opponent.faction] : [];
}

/** The convoys that a mission is about, whatever kind of objective says so. */
const convoysOf = ({ objectives }: Mission): string[] =>
  objectives.flatMap(({ params }) =>
    typeof params === 'object' &&
    params !== null &&
    'convoyId' in params &&
    typeof params.convoyId === 'string'
      ? [params.convoyId]
      : [],
  );
