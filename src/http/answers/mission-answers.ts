import { z } from 'zod';
import { ITEM_KINDS, MISSION_TYPES } from '../../missions/mission.ts';
import { opponentMatch } from '../../objectives/kinds/defeat.ts';
import { id, instant, nextCursor } from './answer.ts';

const whole = z.int();

export const item = z
  .object({ kind: z.enum(ITEM_KINDS), code: z.string(), quantity: whole })
  .meta({ id: 'Item', description: 'Something for the inventory.' });

const offered = {
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  required: whole,
  sector_id: whole,
  sector_ids: z.array(whole),
  commodity: z.string(),
  opponent_kind: z.string(),
  opponent_faction: z.string(),
  target_id: z.string(),
  from_faction: z.string(),
  to_faction: z.string(),
  side: z.string(),
  params: z.looseObject({}),
};
const objective = z
  .object({
    ...offered,
    current: whole.optional(),
    met: z.boolean().optional(),
    seen_sector_ids: z.array(whole).optional(),
  })
  .meta({ id: 'Objective', description: 'One thing to do; how far it has come once it is accepted.' });

const condition = z.object({
  code: z.string(),
  outcome: z.enum(['rewarded', 'failed', 'expired', 'abandoned']),
  choice: z.string().optional(),
});
const conditions = z.array(condition).optional();

const missionFields = {
  id,
  code: z.string().nullable(),
  family: z.enum(['faction', 'random', 'daily']),
  mission_type: z.enum(MISSION_TYPES),
  faction_id: z.string().nullable(),
  target_faction_id: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  min_reputation: whole,
  min_level: whole,
  credit_reward: whole,
  reputation_reward: whole,
  effective_reputation: whole,
  target_reputation_reward: whole,
  effective_target_reputation: whole,
  item_rewards: z.array(item),
  target_sector_id: whole.nullable(),
  cargo_type: z.string().nullable(),
  cargo_quantity: whole.nullable(),
  objectives: z.array(objective),
  mode: z.enum(['all', 'any', 'sequence']),
  choices: z.array(z.object({ id: z.string(), label: z.string() })),
  expires_at: instant.nullable(),
  time_limit_seconds: whole.nullable(),
  slot: z.string(),
  party: z.object({ min: whole, max: whole }).nullable(),
};

const mission = z
  .object(missionFields)
  .meta({ id: 'Mission', description: 'One offer of work, as one player sees it.' });

/** A mission as operators see it. */
export const adminMission = z
  .object({
    ...missionFields,
    target_opponent: opponentMatch.nullable(),
    target_count: whole.nullable(),
    authored_objectives: z
      .array(z.object({ id: z.string(), kind: z.string(), params: z.looseObject({}) }))
      .nullable(),
    requires: z.object({ all: conditions, any: conditions, none: conditions }).nullable(),
    auto_claim: z.boolean(),
    repeatable: z.boolean(),
    region_id: z.string().nullable(),
    is_active: z.boolean(),
    version: whole,
  })
  .meta({
    id: 'AdminMission',
    description: 'A mission with the switches and gates that players do not need.',
  });

/** A standing that moved; `requested` is what was asked for before caps and clamps. */
export const reputationResult = z
  .object({ faction: z.string(), requested: whole, applied: whole, value: whole })
  .meta({
    id: 'ReputationResult',
    description: 'A standing that moved: asked for, applied, and where it is now.',
  });

/** What a completed mission paid. */
export const rewards = z
  .object({ credits: whole, reputation: z.array(reputationResult), items: z.array(item) })
  .meta({ id: 'Rewards', description: 'What a completed mission paid.' });

const attempt = {
  status: z.enum(['active', 'completed', 'rewarded', 'failed', 'expired', 'abandoned']),
  accepted_at: instant,
  completed_at: instant.nullable(),
  deadline_at: instant.nullable(),
  objectives: z.array(objective),
};

/** One player's attempt at a mission; `complete` adds what was paid, `abandon` what it cost. */
export const acceptance = z
  .object({
    id,
    player_id: id,
    mission: mission.extend({ ...attempt, tracked: z.boolean() }),
    ...attempt,
    rewards: rewards.optional(),
    reputation: z.array(reputationResult).optional(),
  })
  .meta({ id: 'Acceptance', description: 'One player’s attempt at a mission.' });

/** A page of offers. */
export const missionPage = z.object({ missions: z.array(mission), next_cursor: nextCursor });
/** A page of attempts. */
export const acceptancePage = z.object({ acceptances: z.array(acceptance), next_cursor: nextCursor });
/** A page of ended attempts: of standings the ledger knows what was applied. */
export const journalPage = z.object({
  acceptances: z.array(
    acceptance.extend({
      rewards: rewards
        .extend({ reputation: z.array(reputationResult.pick({ faction: true, applied: true })) })
        .optional(),
    }),
  ),
  next_cursor: nextCursor,
});
/** A page of missions as operators see them. */
export const adminMissionPage = z.object({ missions: z.array(adminMission), next_cursor: nextCursor });
