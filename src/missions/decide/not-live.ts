import type { Mission } from '../mission.ts';
import type { PlayerState } from '../player.ts';
import { type MissionRefusal, refuse } from '../refusal.ts';

/** Why there is no live acceptance to work on: what became of the last attempt answers. */
export function notLive(mission: Mission | undefined, missionId: string, state: PlayerState): MissionRefusal {
  const past = state.outcomes.get(missionId) ?? [];
  const foreign = mission === undefined || (mission.ownerId !== null && mission.ownerId !== state.player.id);
  if (foreign && past.length === 0) return refuse('mission/not_found', { missionId });
  const last = past[past.length - 1]?.outcome;
  if (last === 'rewarded') return refuse('mission/already_rewarded', { missionId });
  if (last === 'expired') return refuse('mission/expired', { missionId });
  return refuse('mission/not_accepted', { missionId });
}
