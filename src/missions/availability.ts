import { families } from './families/index.ts';
import type { Mission, OutcomeCondition, Requirements } from './mission.ts';
import type { PlayerState } from './player.ts';
import { type MissionRefusal, type RefusalDetails, refuse } from './refusal.ts';
import type { Context } from './rules.ts';

/** One reason why a mission may be closed to a player, and how that is said. */
interface Gate {
  closed(mission: Mission, state: PlayerState, ctx: Context): boolean;
  refusal(mission: Mission, state: PlayerState, ctx: Context): MissionRefusal;
}

/** SPEC 2's order. */
const gates: readonly Gate[] = [
  {
    closed: (m, { player }) => !families[m.family].visibleTo(m, player.id),
    refusal: (m) => refuse('mission/not_found', { missionId: m.id }),
  },
  {
    closed: (m, { live }) => live.has(m.id),
    refusal: (m) => refuse('mission/already_accepted', { missionId: m.id }),
  },
  {
    closed: (m, { outcomes }) =>
      !m.repeatable && (outcomes.get(m.id)?.some((o) => o.outcome === 'rewarded') ?? false),
    refusal: (m) => refuse('mission/already_rewarded', { missionId: m.id }),
  },
  {
    closed: (m, _, { now }) => m.expiresAt !== null && m.expiresAt <= now,
    refusal: (m) => refuse('mission/expired', { missionId: m.id }),
  },
  {
    closed: (m, { outcomes }) => !m.isActive || (families[m.family].usedUp && outcomes.has(m.id)),
    refusal: (m) => refuse('mission/inactive', { missionId: m.id }),
  },
  {
    closed: (m, { player }) => !families[m.family].offeredTo(m, player),
    refusal: (m, { player }) =>
      refuse('mission/wrong_region', { required: m.regionId ?? '', current: player.regionId }),
  },
  {
    closed: (m, { reputation }) => m.faction !== null && (reputation.get(m.faction) ?? 0) < m.minReputation,
    refusal: ({ faction, minReputation }, { reputation }) =>
      refuse('mission/reputation_too_low', {
        required: minReputation,
        current: reputation.get(faction ?? '') ?? 0,
        faction: faction ?? '',
      }),
  },
  {
    closed: (m, { player }) => player.level < m.minLevel,
    refusal: (m, { player }) =>
      refuse('mission/level_too_low', { required: m.minLevel, current: player.level }),
  },
  {
    closed: (m, state, ctx) => unmet(m.requires, state, ctx).length > 0,
    refusal: (m, state, ctx) =>
      refuse('mission/requirement_unmet', { requirements: unmet(m.requires, state, ctx) }),
  },
];

/**
 * Why a mission is not available to a player now, or undefined when it is. Where several reasons
 * hold, the first of SPEC 2's order answers.
 */
export const unavailable = (mission: Mission, state: PlayerState, ctx: Context): MissionRefusal | undefined =>
  gates.find((gate) => gate.closed(mission, state, ctx))?.refusal(mission, state, ctx);

/** Whether a mission is available to a player now. Boards ask it of every mission: no reason is put in words. */
export function isAvailable(mission: Mission, state: PlayerState, ctx: Context): boolean {
  for (const gate of gates) if (gate.closed(mission, state, ctx)) return false;
  return true;
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
