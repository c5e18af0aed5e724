import type { GameFact, MissionState } from '../../client/index.ts';
import { type Course, walkthroughOf } from '../../src/missions/walkthrough.ts';
import { type Attempt, isLive } from '../oracle/attempt.ts';
import type { Playing } from '../playing.ts';

/** One thing that a player does; nothing when there is no occasion. */
export type Move = (p: Playing) => Promise<void>;

export type Offer = MissionState['available'][string];

/** The board in an order of its own: ids differ from run to run. */
export const offersOf = ({ state }: Playing): Offer[] =>
  Object.values(state.available).toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)));

const placeOf = (o: Offer) => `${o.family}/${o.slot}/${o.code}/${o.title}/${o.id}`;

/** What is held and stands so, oldest first. */
export const heldOf = ({ books, state }: Playing, status: 'active' | 'completed'): Attempt[] =>
  books.attempts.filter((a) => isLive(a) && state.active[a.missionId]?.status === status);

/** What the game would report for a held mission to be met from where it stands, by the kinds' own walkthroughs. */
export function factsFor({ parts, state }: Playing, { missionId, written }: Attempt): GameFact[] {
  const shown = state.active[missionId];
  if (shown === undefined || shown.objectives.some((o) => !written.has(o.id))) return [];
  const objectives = shown.objectives.map(({ id, current, required, met, seenSectorIds }) => ({
    ...written.get(id)!,
    id,
    progress: { current, required, met, seen: [...seenSectorIds] },
  }));
  const surroundings = { sectorId: state.player.sectorId, sectorIds: parts.knowledge.sectorIds };
  return walkthroughOf({ mode: shown.mode as Course['mode'], objectives }, surroundings).map(
    (fact) => ({ ...(onTheWire(fact) as object), player_id: parts.id }) as GameFact,
  );
}

/** A value of the rules with every key in the names of the wire. */
function onTheWire(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [
      key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      onTheWire(v),
    ]),
  );
}
