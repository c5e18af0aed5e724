import type {
  ActiveView,
  AnsweredMission,
  EffectiveRewards,
  MissionView,
  OfferView,
  WrittenFields,
} from '../../protocol/missions.ts';
import { kindOf } from '../objectives/kinds/index.ts';
import type { Names } from '../objectives/objective-kind.ts';
import { moveReputation } from '../reputation/rivalry.ts';
import type { Acceptance } from './acceptance.ts';
import { objectiveAbout, objectiveLabel, objectiveSectors } from './labels.ts';
import type { Mission } from './mission.ts';
import { type PlayerState, standing } from './player.ts';
import { reputationRequests } from './rewards.ts';
import type { Context } from './rules.ts';

export type { ActiveView, EffectiveRewards, MissionView, OfferView } from '../../protocol/missions.ts';

/** What a mission's reputation rewards would really be for this player, after the caps. */
export function effectiveRewards(
  mission: Mission,
  state: PlayerState,
  ctx: Pick<Context, 'rules'>,
): EffectiveRewards {
  const moved = new Map<string, number>();
  const read = standing(state);
  const effective = { effectiveReputation: 0, effectiveTargetReputation: 0 };
  for (const { faction, change } of reputationRequests(mission, ctx.rules)) {
    const move = moveReputation((f) => moved.get(f) ?? read(f), faction, change);
    moved.set(faction, move.value);
    if (faction === mission.faction) effective.effectiveReputation = move.applied;
    else effective.effectiveTargetReputation = move.applied;
  }
  return effective;
}

/** A mission as it is offered to those for whom its rewards would be these. */
export const offerView = (mission: Mission, effective: EffectiveRewards, names: Names): OfferView => ({
  ...missionView(mission, effective),
  objectives: mission.objectives.map((o) => ({
    id: o.id,
    kind: o.kind,
    label: objectiveLabel(o, names),
    required: kindOf(o.kind).required(o.params),
    ...objectiveSectors(o),
    ...objectiveAbout(o),
  })),
});

/** One player's attempt at a mission. */
export const activeView = (
  mission: Mission,
  acceptance: Acceptance,
  state: PlayerState,
  ctx: Context,
): ActiveView => ({
  ...missionView(mission, effectiveRewards(mission, state, ctx)),
  status: acceptance.status,
  acceptedAt: acceptance.acceptedAt,
  deadlineAt: acceptance.deadlineAt ?? 0,
  tracked: acceptance.tracked,
  objectives: acceptance.objectives.map((o) => ({
    id: o.id,
    kind: o.kind,
    label: objectiveLabel(o, ctx.names),
    current: o.progress.current,
    required: o.progress.required,
    met: o.progress.met,
    ...objectiveSectors(o),
    ...objectiveAbout(o),
    seenSectorIds: o.progress.seen ?? [],
  })),
});

/** One player's attempt as commands answer it. */
export const answeredView = (
  mission: Mission,
  acceptance: Acceptance,
  state: PlayerState,
  ctx: Context,
): AnsweredMission => {
  const view = activeView(mission, acceptance, state, ctx);
  return {
    ...view,
    ...writtenFields(mission),
    acceptanceId: acceptance.id,
    completedAt: ('completedAt' in acceptance ? acceptance.completedAt : null) ?? 0,
    objectives: view.objectives.map((o, i) => ({ ...o, params: acceptance.objectives[i]!.params })),
  };
};

/** The author's own fields that a view has not. */
export const writtenFields = ({ targetSectorId, cargoType, cargoQuantity }: Mission): WrittenFields => ({
  targetSectorId,
  cargoType,
  cargoQuantity,
});

const missionView = (m: Mission, effective: EffectiveRewards): MissionView => ({
  id: m.id,
  code: m.code ?? '',
  family: m.family,
  type: m.type,
  faction: m.faction ?? '',
  targetFaction: m.targetFaction ?? '',
  title: m.title,
  description: m.description,
  minReputation: m.minReputation,
  minLevel: m.minLevel,
  credits: m.credits,
  reputation: m.reputation,
  ...effective,
  targetReputation: m.targetReputation,
  items: m.items,
  mode: m.mode,
  choices: m.choices,
  expiresAt: m.expiresAt ?? 0,
  timeLimitSeconds: m.timeLimitSeconds ?? 0,
  slot: m.slot,
  partyMin: 0,
  partyMax: 0,
});
