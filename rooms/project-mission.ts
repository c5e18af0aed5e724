import { ArraySchema } from '@colyseus/schema';
import type { LiveAcceptance, TrackedObjective } from '../src/missions/acceptance.ts';
import type { ActiveView, MissionView, OfferView } from '../src/missions/view.ts';
import {
  ActiveState,
  ChoiceState,
  ItemState,
  ObjectiveState,
  OfferState,
  TrackedObjectiveState,
} from './mission-room-state.ts';

/** An offer as synced state. */
export const offerState = (view: OfferView): OfferState =>
  new OfferState({
    ...shared(view),
    objectives: list(view.objectives.map((o) => new ObjectiveState({ ...o, sectorIds: list(o.sectorIds) }))),
  });

/** A live mission as synced state. */
export const activeState = (view: ActiveView): ActiveState =>
  new ActiveState({
    ...shared(view),
    objectives: list(
      view.objectives.map(
        (o) =>
          new TrackedObjectiveState({
            ...o,
            sectorIds: list(o.sectorIds),
            seenSectorIds: list(o.seenSectorIds),
          }),
      ),
    ),
    status: view.status,
    acceptedAt: view.acceptedAt,
    deadlineAt: view.deadlineAt,
    tracked: view.tracked,
  });

/** Moves a synced live mission to what its acceptance says now; only what differs is sent. */
export function projectAcceptance(state: ActiveState, acceptance: LiveAcceptance): void {
  state.status = acceptance.status;
  state.tracked = acceptance.tracked;
  for (const [i, objective] of acceptance.objectives.entries()) {
    const synced = state.objectives[i];
    if (synced !== undefined) projectProgress(synced, objective);
  }
}

function projectProgress(synced: TrackedObjectiveState, { progress }: TrackedObjective): void {
  synced.current = progress.current;
  synced.met = progress.met;
  const seen = progress.seen ?? [];
  // Whole arrays only: mixing index writes with push or splice can make client and server differ.
  if (seen.length !== synced.seenSectorIds.length) synced.seenSectorIds = list(seen);
}

const list = <T>(values: readonly T[]): ArraySchema<T> => new ArraySchema<T>(...values);

const shared = (view: MissionView) => ({
  id: view.id,
  code: view.code,
  family: view.family,
  type: view.type,
  faction: view.faction,
  targetFaction: view.targetFaction,
  title: view.title,
  description: view.description,
  minReputation: view.minReputation,
  minLevel: view.minLevel,
  credits: view.credits,
  reputation: view.reputation,
  effectiveReputation: view.effectiveReputation,
  targetReputation: view.targetReputation,
  effectiveTargetReputation: view.effectiveTargetReputation,
  items: list(view.items.map((i) => new ItemState(i))),
  mode: view.mode,
  choices: list(view.choices.map((c) => new ChoiceState(c))),
  expiresAt: view.expiresAt,
  timeLimitSeconds: view.timeLimitSeconds,
  slot: view.slot,
  partyMin: view.partyMin,
  partyMax: view.partyMax,
});
