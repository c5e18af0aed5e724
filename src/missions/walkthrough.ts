import type { EventFacts, GameEvent } from '../objectives/game-event.ts';
import { kindOf } from '../objectives/kinds/index.ts';
import type { LiveAcceptance, TrackedObjective } from './acceptance.ts';
import { followed } from './follow-event.ts';
import { allMet, isFailure, open } from './objective-states.ts';

/** Where a player is, and places for what may happen anywhere. */
export interface Surroundings {
  readonly sectorId: number;
  readonly sectorIds: readonly number[];
}

/** What there is to do, and how it adds up. */
export type Course = Pick<LiveAcceptance, 'mode' | 'objectives'>;

/**
 * What the game would report for a mission to be met from where it stands now, by each kind's own
 * walkthrough: nothing for what is met or lost already, in a sequence one after the other, and of
 * several ways the first that is open. Every event is followed as it would be, so that one which moves
 * two objectives is listed once.
 */
export function walkthroughOf(live: Course, { sectorId, sectorIds }: Surroundings): EventFacts[] {
  const { mode } = live;
  const facts: EventFacts[] = [];
  let objectives = live.objectives;
  let at = sectorId;
  for (let tried = new Set<string>(); !allMet(mode, objectives); ) {
    const next = open(mode, objectives).find((o) => !tried.has(o.id));
    if (next === undefined) break;
    tried = new Set([...tried, next.id]);
    for (const fact of stepsOf(next, at, sectorIds)) {
      if (fact.type === 'sector_entered') at = fact.sectorId;
      const after = followed(objectives, mode, happening(fact), at);
      if (isFailure(after)) return facts;
      facts.push(fact);
      objectives = after;
    }
  }
  return facts;
}

const stepsOf = ({ kind, params, progress }: TrackedObjective, at: number, sectorIds: readonly number[]) =>
  kindOf(kind).walkthrough(params, { progress, sectorIds: [at, ...sectorIds.filter((id) => id !== at)] });

/** A fact as an event: who reports it and when make no difference to an objective. */
const happening = (fact: EventFacts): GameEvent => ({ ...fact, id: '', playerId: '', occurredAt: 0 });
