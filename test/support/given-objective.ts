import type { TrackedObjective } from '../../src/missions/acceptance.ts';
import { advance } from '../../src/missions/objective-states.ts';
import type { EventFacts } from '../../src/objectives/game-event.ts';
import { kindOf } from '../../src/objectives/kinds/index.ts';
import type { Failure, Progress } from '../../src/objectives/objective-kind.ts';
import { noProgress } from '../../src/objectives/progress.ts';
import { anEvent } from './given-event.ts';

/** An objective of that kind with nothing done; params are checked as authored ones are. */
export function anObjective(kind: string, given: unknown = kindOf(kind).example): TrackedObjective {
  const params = kindOf(kind).params.parse(given);
  return { id: kind, kind, params, progress: noProgress(kindOf(kind).required(params)) };
}

/** What one event does to an objective. */
export const afterEvent = (objective: TrackedObjective, facts: EventFacts): Progress | Failure =>
  advance(objective, anEvent(facts));

/** The progress after each of some events; throws when one of them fails the objective. */
export function progressThrough(objective: TrackedObjective, events: readonly EventFacts[]): Progress[] {
  let now = objective;
  return events.map((facts) => {
    const progress = afterEvent(now, facts);
    if ('failed' in progress) throw new Error(`${objective.kind} failed: ${progress.failed}`);
    now = { ...now, progress };
    return progress;
  });
}
