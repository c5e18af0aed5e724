import { families } from './families/index.ts';
import type { Mission } from './mission.ts';
import type { PlayerState } from './player.ts';
import { type MissionRefusal, refuse } from './refusal.ts';
import { unmet } from './requirements.ts';
import type { Context } from './rules.ts';

/** One reason why a mission may be closed to a player, and how that is said. */
export interface Gate {
  readonly code: MissionRefusal['code'];
  /** True where a mission stays on the board although this keeps it from being accepted. */
  readonly atAcceptOnly?: boolean;
  closed(mission: Mission, state: PlayerState, ctx: Context): boolean;
  refusal(mission: Mission, state: PlayerState, ctx: Context): MissionRefusal;
  /** What it asks for and what the player has, whether it is open or closed. */
  measure?(mission: Mission, state: PlayerState, ctx: Context): Measure;
}

/** The two sides of a gate. */
export interface Measure {
  readonly required: unknown;
  readonly current: unknown;
}

/** Everything that may close a mission, in the order in which it is answered. */
export const gates: readonly Gate[] = [
  {
    code: 'mission/not_found',
    closed: (m, { player }) => !families[m.family].visibleTo(m, player.id),
    refusal: (m) => refuse('mission/not_found', { missionId: m.id }),
  },
  {
    code: 'mission/already_accepted',
    closed: (m, { live }) => live.has(m.id),
    refusal: (m) => refuse('mission/already_accepted', { missionId: m.id }),
  },
  {
    code: 'mission/already_rewarded',
    closed: (m, { outcomes }) =>
      !m.repeatable && (outcomes.get(m.id)?.some((o) => o.outcome === 'rewarded') ?? false),
    refusal: (m) => refuse('mission/already_rewarded', { missionId: m.id }),
  },
  {
    code: 'mission/expired',
    closed: (m, _, { now }) => m.expiresAt !== null && m.expiresAt <= now,
    refusal: (m) => refuse('mission/expired', { missionId: m.id }),
    measure: (m, _, { now }) => ({ required: m.expiresAt, current: now }),
  },
  {
    code: 'mission/inactive',
    // What names a place that the map lacks is offered nowhere, whoever made it.
    closed: (m, { outcomes }, ctx) =>
      !m.isActive || (families[m.family].usedUp && outcomes.has(m.id)) || ctx.lacksPlace(m),
    refusal: (m) => refuse('mission/inactive', { missionId: m.id }),
  },
  {
    code: 'mission/wrong_region',
    closed: (m, { player }) => !families[m.family].offeredTo(m, player),
    refusal: (m, { player }) =>
      refuse('mission/wrong_region', { required: m.regionId ?? '', current: player.regionId }),
    measure: (m, { player }) => ({ required: m.regionId, current: player.regionId }),
  },
  {
    code: 'mission/reputation_too_low',
    closed: (m, { reputation }) => m.faction !== null && (reputation.get(m.faction) ?? 0) < m.minReputation,
    refusal: ({ faction, minReputation }, { reputation }) =>
      refuse('mission/reputation_too_low', {
        required: minReputation,
        current: reputation.get(faction ?? '') ?? 0,
        faction: faction ?? '',
      }),
    measure: (m, { reputation }) => ({
      required: m.faction === null ? null : m.minReputation,
      current: reputation.get(m.faction ?? '') ?? 0,
    }),
  },
  {
    code: 'mission/level_too_low',
    closed: (m, { player }) => player.level < m.minLevel,
    refusal: (m, { player }) =>
      refuse('mission/level_too_low', { required: m.minLevel, current: player.level }),
    measure: (m, { player }) => ({ required: m.minLevel, current: player.level }),
  },
  {
    code: 'mission/requirement_unmet',
    closed: (m, state) => unmet(m.requires, state).length > 0,
    refusal: (m, state) => refuse('mission/requirement_unmet', { requirements: unmet(m.requires, state) }),
    measure: (m, state) => ({ required: m.requires, current: unmet(m.requires, state) }),
  },
  {
    code: 'mission/daily_slot_taken',
    closed: (m, state) => families[m.family].slotTaken(m, state),
    refusal: (m) => refuse('mission/daily_slot_taken', { slot: m.slot, gameDay: m.gameDay ?? '' }),
  },
  {
    code: 'mission/cap_reached',
    atAcceptOnly: true,
    closed: (m, state, { rules }) =>
      families[m.family].countsTowardsCap && carried(state) >= rules.missionCap,
    refusal: (_, __, { rules }) => refuse('mission/cap_reached', { cap: rules.missionCap }),
    measure: (_, state, { rules }) => ({ required: rules.missionCap, current: carried(state) }),
  },
];

/** How many live attempts fill the cap. */
const carried = (state: PlayerState): number =>
  [...state.live.values()].filter((a) => families[a.family].countsTowardsCap).length;
