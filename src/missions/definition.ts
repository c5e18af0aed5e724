import { z } from 'zod';
import { sectorId } from '../objectives/game-event.ts';
import { opponentMatch } from '../objectives/kinds/defeat.ts';
import { commodity, count, factionCode, units } from '../objectives/kinds/params.ts';
import { MAX_REPUTATION, MIN_REPUTATION } from '../reputation/levels.ts';
import { ITEM_KINDS, MISSION_TYPES } from './mission.ts';
import { objectiveDefinition } from './objective-definition.ts';

/** Lowercase words joined by `_` or `-`. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/, 'a slug such as ore-for-sol')
  .max(64);
const regionId = z.string().min(1).max(64);
const standing = z.number().int().min(MIN_REPUTATION).max(MAX_REPUTATION);
const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** One reward item (SPEC 4). */
export const item = z.strictObject({
  kind: z.enum(ITEM_KINDS),
  code: z.string().min(1).max(64),
  quantity: z.number().int().min(1).max(1_000_000),
});

const condition = z.strictObject({
  code: slug,
  outcome: z.enum(['rewarded', 'failed', 'expired', 'abandoned']),
  choice: slug.optional(),
});
const conditions = z.array(condition).min(1).max(20).optional();

/** What an author or an admin writes of a mission (SPEC 12), in the names of the code. */
export const missionDefinition = z.strictObject({
  code: slug.nullish(),
  factionId: factionCode,
  title: z.string().trim().min(1).max(120),
  description: z.string().trim().min(1).max(2000),
  missionType: z.enum(MISSION_TYPES),
  minReputation: standing.default(MIN_REPUTATION),
  minLevel: z.number().int().min(1).max(1_000_000).default(1),
  creditReward: z.number().int().min(0).max(1_000_000_000).default(0),
  reputationReward: standing.default(0),
  targetFactionId: factionCode.nullish(),
  targetReputationReward: standing.default(0),
  itemRewards: z
    .array(item)
    .max(20)
    .refine(
      (items) => new Set(items.map((i) => `${i.kind}:${i.code}`)).size === items.length,
      'each item once',
    )
    .nullish(),
  targetSectorId: sectorId.nullish(),
  cargoType: commodity.nullish(),
  cargoQuantity: units.nullish(),
  targetOpponent: opponentMatch.nullish(),
  targetCount: count.nullish(),
  objectives: z.array(objectiveDefinition).min(1).max(20).nullish(),
  mode: z.enum(['all', 'any', 'sequence']).default('all'),
  expiresAt: instant.nullish(),
  timeLimitSeconds: z.number().int().min(1).max(31_536_000).nullish(),
  repeatable: z.boolean().default(false),
  regionId: regionId.nullish(),
  requires: z.strictObject({ all: conditions, any: conditions, none: conditions }).nullish(),
  choices: z
    .array(z.strictObject({ id: slug, label: z.string().min(1).max(120) }))
    .min(2)
    .max(6)
    .nullish(),
  autoClaim: z.boolean().default(false),
});

export type MissionDefinition = z.output<typeof missionDefinition>;
