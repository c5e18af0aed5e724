import { families } from './families/index.ts';
import type { Mission, OutcomeCondition, Requirements } from './mission.ts';
import { type PlayerState, standing } from './player.ts';
import { type MissionRefusal, type RefusalDetails, refuse } from './refusal.ts';
import type { Context } from './rules.ts';

/**
 * Why a mission is not available to a player now, or undefined when it is. Where several reasons
 * hold, the first of SPEC 2's order answers.
 */
export function unavailable(mission: Mission, state: PlayerState, ctx: Context): MissionRefusal | undefined {
  const { player } = state;
  const missionId = mission.id;
  if (!families[mission.family].visibleTo(mission, player.id))
    return refuse('mission/not_found', { missionId });
  if (state.live.has(missionId)) return refuse('mission/already_accepted', { missionId });
  if (!mission.repeatable && state.outcomes.get(missionId)?.some((o) => o.outcome === 'rewarded'))
    return refuse('mission/already_rewarded', { missionId });
  if (mission.expiresAt !== null && mission.expiresAt <= ctx.now)
    return refuse('mission/expired', { missionId });
  const usedUp = families[mission.family].usedUp && state.outcomes.has(missionId);
  if (!mission.isActive || usedUp) return refuse('mission/inactive', { missionId });
  if (!families[mission.family].offeredTo(mission, player))
    return refuse('mission/wrong_region', { required: mission.regionId ?? '', current: player.regionId });
  return gate(mission, state, ctx);
}

/** Why a mission cannot be accepted now: what makes it unavailable, then its slot, then the cap. */
export function refusalToAccept(
  mission: Mission,
  state: PlayerState,
  ctx: Context,
): MissionRefusal | undefined {
  const family = families[mission.family];
  return (
    unavailable(mission, state, ctx) ??
    family.slotRefusal(mission, state) ??
    (family.countsTowardsCap && carried(state) >= ctx.rules.missionCap
      ? refuse('mission/cap_reached', { cap: ctx.rules.missionCap })
      : undefined)
  );
}

/** The codes of the missions whose outcomes a mission asks about. */
export const requiredCodes = (requires: Requirements | null): string[] =>
  requires === null
    ? []
    : [requires.all, requires.any, requires.none].flatMap((list) => (list ?? []).map((c) => c.code));

function gate(mission: Mission, state: PlayerState, ctx: Context): MissionRefusal | undefined {
  const { faction, minReputation, minLevel } = mission;
  const current = faction === null ? 0 : standing(state)(faction);
  if (faction !== null && current < minReputation)
    return refuse('mission/reputation_too_low', { required: minReputation, current, faction });
  if (state.player.level < minLevel)
    return refuse('mission/level_too_low', { required: minLevel, current: state.player.level });
  const requirements = unmet(mission.requires, state, ctx);
  return requirements.length > 0 ? refuse('mission/requirement_unmet', { requirements }) : undefined;
}

function unmet(
  requires: Requirements | null,
  state: PlayerState,
  ctx: Context,
): RefusalDetails['mission/requirement_unmet']['requirements'] {
  if (requires === null) return [];
  const holds = (condition: OutcomeCondition) => {
    const id = ctx.missionByCode(condition.code)?.id;
    const past = id === undefined ? undefined : state.outcomes.get(id);
    return (past ?? []).some(
      (o) =>
        o.outcome === condition.outcome && (condition.choice === undefined || o.choice === condition.choice),
    );
  };
  const { all = [], any = [], none = [] } = requires;
  return [
    ...all.filter((c) => !holds(c)).map((c) => ({ ...c, rule: 'all' as const })),
    ...(any.length > 0 && !any.some(holds) ? any.map((c) => ({ ...c, rule: 'any' as const })) : []),
    ...none.filter(holds).map((c) => ({ ...c, rule: 'none' as const })),
  ];
}

const carried = (state: PlayerState): number =>
  [...state.live.values()].filter((a) => families[a.family].countsTowardsCap).length;
