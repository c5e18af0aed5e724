import type { LiveAcceptance } from '../acceptance.ts';
import type { Change } from '../change.ts';
import { ended } from '../deadline.ts';
import { accepted, type Decision, refused } from '../decision.ts';
import { families } from '../families/index.ts';
import type { PlayerState } from '../player.ts';
import { moveStandings, type ReputationRequest, resultsOf } from '../rewards.ts';
import type { Context } from '../rules.ts';
import { notLive } from './not-live.ts';

/** Drops a live mission without reward, at the price that its family names. */
export function abandon(state: PlayerState, missionId: string, ctx: Context): Decision {
  const live = state.live.get(missionId);
  const mission = live && ctx.missionHeldBy(live);
  if (mission === undefined || live === undefined)
    return refused(notLive(ctx.missionById(missionId), missionId, state));
  const penalty = families[mission.family].abandonPenalty(mission, ctx.rules);
  return accepted(...dropped(state, live, penalty === null ? [] : [penalty], ctx.now));
}

/** The changes of dropping an attempt now. */
export function dropped(
  state: PlayerState,
  live: LiveAcceptance,
  penalties: readonly ReputationRequest[],
  now: number,
): Change[] {
  const moves = moveStandings(state, penalties, 'mission_abandoned', live.id);
  return [
    { type: 'missionAbandoned', acceptance: ended(live, 'abandoned', now), reputation: resultsOf(moves) },
    ...moves,
  ];
}
