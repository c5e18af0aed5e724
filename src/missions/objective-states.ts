import type { GameEvent } from '../objectives/game-event.ts';
import { kindOf } from '../objectives/kinds/index.ts';
import type { Failure, Progress } from '../objectives/objective-kind.ts';
import { noProgress } from '../objectives/progress.ts';
import type { TrackedObjective } from './acceptance.ts';
import type { Mission, Mode, Objective } from './mission.ts';

/** Whether the objectives add up to a completed mission. */
export const allMet = (mode: Mode, objectives: readonly TrackedObjective[]): boolean =>
  mode === 'any' ? objectives.some((o) => o.progress.met) : objectives.every((o) => o.progress.met);

/** The objectives that events can move now: in a sequence only the first that is not met. */
export function open(mode: Mode, objectives: readonly TrackedObjective[]): readonly TrackedObjective[] {
  const unmet = objectives.filter((o) => !o.progress.met && o.progress.failed === undefined);
  return mode === 'sequence' ? unmet.slice(0, 1) : unmet;
}

/** Fresh progress for every objective, with what already counts where the player is. */
export function begun(mission: Pick<Mission, 'mode' | 'objectives'>, sectorId: number): TrackedObjective[] {
  const fresh = mission.objectives.map((o) => ({ ...o, progress: fromNothing(o) }));
  return startOpen(mission.mode, fresh, sectorId);
}

/**
 * Lets every open objective start where the player is. In a sequence each objective starts when its
 * turn comes, which may meet it at once and open the next.
 */
export function startOpen(
  mode: Mode,
  objectives: readonly TrackedObjective[],
  sectorId: number,
): TrackedObjective[] {
  const states = [...objectives];
  for (const [i, objective] of states.entries()) {
    if (!open(mode, states).some((o) => o.id === objective.id)) continue;
    const kind = kindOf(objective.kind);
    const progress = kind.begin?.(objective.params, objective.progress, sectorId);
    if (progress !== undefined) states[i] = { ...objective, progress };
  }
  return states;
}

/** What an event does to one objective; the same progress when it does nothing. */
export function advance(objective: TrackedObjective, event: GameEvent): Progress | Failure {
  const kind = kindOf(objective.kind);
  if (!kind.listensTo.includes(event.type)) return objective.progress;
  return kind.advance(objective.params, objective.progress, event);
}

/** Tells a failure from a list or a progress row. */
export const isFailure = (next: object): next is Failure => 'failed' in next && !('met' in next);

const fromNothing = (o: Objective): Progress => noProgress(kindOf(o.kind).required(o.params));
