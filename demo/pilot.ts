import type { GameEventName, GameFact } from '../client/index.ts';

/** A fact that the game would report, and how a person would say it. */
export interface Flight {
  readonly says: string;
  readonly fact: GameFact;
}

/** Cargo comes in this many loads, so that there is progress to see. */
const LOADS = 3;

/** How a person would say some of the facts; the rest go by their name. */
const sentences: { readonly [T in GameEventName]?: (fact: GameFact<T>) => string } = {
  cargo_delivered: ({ units, commodity, sector_id }) =>
    `${units} ${commodity.replaceAll('_', ' ')} unloaded in sector ${sector_id}`,
  sector_entered: ({ sector_id }) => `the ship arrives in sector ${sector_id}`,
  sector_scanned: ({ sector_id }) => `the scanners map sector ${sector_id}`,
};

/** What the pilot does, one fact after the other. */
export const flightsOf = (facts: readonly GameFact[]): Flight[] =>
  facts.flatMap(inLoads).map((fact) => ({ says: `${fact.type.padEnd(17)} ${sentence(fact)}`, fact }));

const inLoads = (fact: GameFact): GameFact[] =>
  fact.type === 'cargo_delivered' ? loads(fact.units).map((units) => ({ ...fact, units })) : [fact];

const sentence = <T extends GameEventName>(fact: GameFact<T>): string => sentences[fact.type]?.(fact) ?? '';

function loads(units: number): number[] {
  const load = Math.ceil(units / LOADS);
  const full = Array<number>(Math.floor(units / load)).fill(load);
  return units % load === 0 ? full : [...full, units % load];
}
