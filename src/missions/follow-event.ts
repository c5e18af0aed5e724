import type { GameEvent } from '../objectives/game-event.ts';
import type { Failure } from '../objectives/objective-kind.ts';
import type { TrackedObjective } from './acceptance.ts';
import type { Mode } from './mission.ts';
import { advance, isFailure, open, startOpen } from './objective-states.ts';

/**
 * The objectives after an event that leaves the player in that sector: the very same list when it moves
 * none, a failure when the mission is lost.
 */
export function followed(
  objectives: readonly TrackedObjective[],
  mode: Mode,
  event: GameEvent,
  sectorId: number,
): readonly TrackedObjective[] | Failure {
  const advanced = advanceOpen(objectives, mode, event);
  if (isFailure(advanced) || advanced === objectives) return advanced;
  return mode === 'sequence' ? startOpen(mode, advanced, sectorId) : advanced;
}

/** What the event does to the objectives that are open; the very same list when it moves none. */
function advanceOpen(
  objectives: readonly TrackedObjective[],
  mode: Mode,
  event: GameEvent,
): readonly TrackedObjective[] | Failure {
  const listening = new Set(open(mode, objectives));
  let result: TrackedObjective[] | undefined;
  for (const [i, objective] of objectives.entries()) {
    if (!listening.has(objective)) continue;
    const next = advance(objective, event);
    if (isFailure(next)) {
      if (mode !== 'any') return next;
      // One lost way leaves the others open, but is lost for good.
      result ??= [...objectives];
      result[i] = { ...objective, progress: { ...objective.progress, failed: next.failed } };
      if (result.every((o) => o.progress.failed !== undefined)) return next;
      continue;
    }
    if (next === objective.progress) continue;
    result ??= [...objectives];
    result[i] = { ...objective, progress: next };
  }
  return result ?? objectives;
}
