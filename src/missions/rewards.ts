import { moveReputation } from '../reputation/rivalry.ts';
import type { Change, PayReason, ReputationChanged, ReputationResult } from './change.ts';
import type { Mission } from './mission.ts';
import { type PlayerState, standing } from './player.ts';
import type { Rules } from './rules.ts';

/** A change of standing that is asked for, before caps. */
export interface ReputationRequest {
  readonly faction: string;
  readonly change: number;
}

/** The standings that a mission asks to move when it pays: the issuer's, then the target faction's. */
export function reputationRequests(mission: Mission, rules: Rules): ReputationRequest[] {
  if (!rules.reputationRewards) return [];
  return [
    { faction: mission.faction, change: mission.reputation },
    { faction: mission.targetFaction, change: mission.targetReputation },
  ].filter((r): r is ReputationRequest => r.faction !== null && r.change !== 0);
}

/** Moves standings one after the other, so that the cap of each sees what the one before did. */
export function moveStandings(
  state: PlayerState,
  requests: readonly ReputationRequest[],
  reason: PayReason,
  acceptanceId: string | null,
): ReputationChanged[] {
  const moved = new Map<string, number>();
  const read = standing(state);
  const now = (faction: string) => moved.get(faction) ?? read(faction);
  return requests.map(({ faction, change }) => {
    const move = moveReputation(now, faction, change);
    moved.set(faction, move.value);
    return { type: 'reputationChanged', ...move, reason, acceptanceId };
  });
}

/** The reputation part of an answer or a notice. */
export const resultsOf = (changes: readonly ReputationChanged[]): ReputationResult[] =>
  changes.map(({ faction, requested, applied, value }) => ({ faction, requested, applied, value }));

/** The three channels of one payment, in ledger order. */
export function payment(
  state: PlayerState,
  mission: Mission,
  acceptanceId: string,
  rules: Rules,
): { changes: Change[]; reputation: ReputationResult[] } {
  const reason = 'mission_complete';
  const moves = moveStandings(state, reputationRequests(mission, rules), reason, acceptanceId);
  const credits: Change[] =
    mission.credits > 0 ? [{ type: 'creditsChanged', amount: mission.credits, reason, acceptanceId }] : [];
  const items = mission.items.map((item): Change => ({ type: 'itemGranted', item, acceptanceId }));
  return { changes: [...credits, ...moves, ...items], reputation: resultsOf(moves) };
}
