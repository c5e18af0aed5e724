import type { Mission } from '../../missions/mission.ts';
import { lackingPlaces } from '../../missions/places.ts';
import type { WorldGraph } from '../../world/world-graph.ts';
import type { Catalogue } from '../stock/catalogue.ts';
import { type Atlas, placesOf } from './atlas.ts';

/** A mission that is offered nowhere, and the places that the map lacks for it. */
export interface LostMission {
  readonly mission: Mission;
  readonly lacks: readonly string[];
}

/** Knows which shared missions name places that the map lacks: they are offered nowhere. */
export class LostPlaces {
  readonly #atlas: Atlas;
  readonly #catalogue: Catalogue;
  readonly #onLost: (lost: readonly LostMission[]) => void;
  /** Those that it was told of and that are lost still. */
  #told = new Set<Mission>();
  /** The map at the last look. */
  #graph: WorldGraph | undefined;

  /** `onLost` is told of missions that are offered nowhere since this look. */
  constructor(atlas: Atlas, catalogue: Catalogue, onLost: (lost: readonly LostMission[]) => void) {
    this.#atlas = atlas;
    this.#catalogue = catalogue;
    this.#onLost = onLost;
  }

  /** Looks at every mission again; those that this map offers and the last did not, or the other way. */
  look(): Mission[] {
    const before = this.#graph;
    this.#graph = this.#atlas.graph;
    const board = this.#catalogue.board();
    const lost = board.filter(this.#atlas.lacksPlace);
    const fresh = lost.filter((mission) => !this.#told.has(mission));
    this.#told = new Set(lost);
    if (fresh.length > 0)
      this.#onLost(fresh.map((mission) => ({ mission, lacks: this.#atlas.lackedBy(mission) })));
    const moved = (mission: Mission) =>
      (before !== undefined && lackingPlaces(mission, placesOf(before)).length > 0) !==
      this.#told.has(mission);
    return board.filter(moved);
  }
}

const LISTED = 5;

/** A warning for whoever runs the server, in one line. */
export function lostLine(lost: readonly LostMission[]): string {
  const named = lost
    .slice(0, LISTED)
    .map(({ mission, lacks }) => `${mission.code ?? mission.id} (${lacks.join(', ')})`);
  const rest = lost.length > LISTED ? ` and ${lost.length - LISTED} more` : '';
  return `Offered nowhere, since the map lacks their places: ${named.join(', ')}${rest}`;
}
