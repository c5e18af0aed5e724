import type { ActiveAcceptance } from '../acceptance.ts';
import { refusalToAccept } from '../availability.ts';
import type { Change } from '../change.ts';
import { completed } from '../deadline.ts';
import { accepted, type Decision, refused } from '../decision.ts';
import { families } from '../families/index.ts';
import type { Mission } from '../mission.ts';
import { allMet, begun } from '../objective-states.ts';
import type { PlayerState } from '../player.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rules.ts';

/** Starts a new attempt when every gate holds now. */
export function accept(state: PlayerState, missionId: string, ctx: Context): Decision {
  const mission = ctx.missionById(missionId);
  if (mission === undefined) return refused(refuse('mission/not_found', { missionId }));
  const refusal = refusalToAccept(mission, state, ctx);
  if (refusal !== undefined) return refused(refusal);
  const acceptance = attempt(mission, state, ctx);
  const changes: Change[] = [{ type: 'missionAccepted', acceptance }];
  // Being where a mission leads may meet all of it at once.
  if (allMet(mission.mode, acceptance.objectives))
    changes.push({ type: 'missionReady', acceptance: completed(acceptance, ctx.now, ctx.rules) });
  return accepted(...changes);
}

const attempt = (mission: Mission, state: PlayerState, ctx: Context): ActiveAcceptance => ({
  id: ctx.newId(),
  playerId: state.player.id,
  missionId: mission.id,
  code: mission.code,
  edition: mission.edition,
  family: mission.family,
  slot: mission.slot,
  gameDay: mission.gameDay,
  once: !mission.repeatable,
  mode: mission.mode,
  acceptedAt: ctx.now,
  deadlineAt: families[mission.family].deadline(mission, ctx.now),
  tracked: true,
  objectives: begun(mission, state.player.sectorId),
  status: 'active',
});
