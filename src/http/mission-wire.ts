import type { AnsweredMission, WrittenFields, WrittenObjective } from '../../protocol/missions.ts';
import { toWire } from '../casing.ts';
import type { Acceptance } from '../missions/acceptance.ts';
import type { Mission } from '../missions/mission.ts';
import type { PlayerState } from '../missions/player.ts';
import type { Context } from '../missions/rules.ts';
import {
  type ActiveView,
  answeredView,
  effectiveRewards,
  type OfferView,
  offerView,
  writtenFields,
} from '../missions/view.ts';

/** An instant over HTTP; 0 and null are none. */
export const instant = (ms: number | null): string | null =>
  ms === null || ms === 0 ? null : new Date(ms).toISOString();

/** A mission under the page's names (SPEC 12). */
const missionWire = (
  view: (OfferView | ActiveView) & WrittenFields,
  written: readonly WrittenObjective[],
) => ({
  id: view.id,
  code: orNull(view.code),
  family: view.family,
  mission_type: view.type,
  faction_id: orNull(view.faction),
  target_faction_id: orNull(view.targetFaction),
  title: view.title,
  description: view.description,
  min_reputation: view.minReputation,
  min_level: view.minLevel,
  credit_reward: view.credits,
  reputation_reward: view.reputation,
  effective_reputation: view.effectiveReputation,
  target_reputation_reward: view.targetReputation,
  effective_target_reputation: view.effectiveTargetReputation,
  item_rewards: view.items,
  target_sector_id: view.targetSectorId,
  cargo_type: view.cargoType,
  cargo_quantity: view.cargoQuantity,
  objectives: objectivesWire(view, written),
  mode: view.mode,
  choices: view.choices,
  expires_at: instant(view.expiresAt),
  time_limit_seconds: view.timeLimitSeconds === 0 ? null : view.timeLimitSeconds,
  slot: view.slot,
  party: null,
});

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Each objective with its params as they were written, which the room leaves out. */
const objectivesWire = (view: OfferView | ActiveView, written: readonly WrittenObjective[]) =>
  toWire(view.objectives.map((o, i) => ({ ...o, params: written[i]?.params })));

/** What is offered to one player. */
export const offerWire = (mission: Mission, state: PlayerState, ctx: Context) =>
  missionWire(
    { ...offerView(mission, effectiveRewards(mission, state, ctx), ctx.names), ...writtenFields(mission) },
    mission.objectives,
  );

/** A mission as admins see it: with the switches and gates that players do not need. */
export const adminMissionWire = (mission: Mission, ctx: Context) => ({
  ...offerWire(mission, NOBODY, ctx),
  target_opponent: mission.targetOpponent,
  target_count: mission.targetCount,
  authored_objectives: toWire(mission.authored.objectives),
  requires: mission.requires,
  auto_claim: mission.autoClaim,
  repeatable: mission.repeatable,
  region_id: mission.regionId,
  is_active: mission.isActive,
  version: mission.version,
});

/**
 * One attempt (SPEC 12); `mission` also says what `active` says of it. All of it is in the view, so that
 * a remembered answer is given again as it was, whatever was edited since.
 */
export function acceptanceWire(
  view: AnsweredMission,
  playerId: string,
  extra: { rewards?: unknown; reputation?: unknown } = {},
) {
  const attempt = {
    status: view.status,
    accepted_at: instant(view.acceptedAt),
    completed_at: instant(view.completedAt),
    deadline_at: instant(view.deadlineAt),
    objectives: objectivesWire(view, view.objectives),
  };
  return {
    id: view.acceptanceId,
    player_id: playerId,
    mission: { ...missionWire(view, view.objectives), ...attempt, tracked: view.tracked },
    ...attempt,
    ...(toWire(extra) as object),
  };
}

/** An acceptance as it stands, for lists. */
export const acceptanceOfWire = (
  acceptance: Acceptance,
  mission: Mission,
  state: PlayerState,
  ctx: Context,
  extra: { rewards?: unknown } = {},
) => acceptanceWire(answeredView(mission, acceptance, state, ctx), acceptance.playerId, extra);

/** Somebody without standings, for views that belong to no player. */
export const NOBODY: PlayerState = {
  player: { id: '' } as PlayerState['player'],
  reputation: new Map(),
  live: new Map(),
  outcomes: new Map(),
  codes: new Map(),
  dailyRewards: new Set(),
};
