import { z } from 'zod';

const credits = z.number().min(0).max(1_000_000);

/** What an offer pays: every part is >= 0, so more of anything never pays less. */
export const rewardFormula = z.strictObject({
  base: credits,
  perWarp: credits,
  /** For each point of security below 10. */
  perLawlessness: credits.default(0),
  /** For each point of security above 1: what patrols make risky. */
  perScrutiny: credits.default(0),
  /** For each point of what is at stake, in the rule's own measure (notoriety, units, worth). */
  perStake: credits.default(0),
  /** The share added for each level above 1, up to `LEVEL_CAP`. */
  perLevel: z.number().min(0).max(1).default(0),
  /** No offer pays more. */
  most: z.number().int().min(50).max(1_000_000).multipleOf(50),
  /** Standing with the issuer: easy work 10-50, hard up to 300 (game facts, "Rewards"). */
  reputation: z
    .strictObject({
      base: z.number().int().min(1).max(300),
      perWarp: z.number().min(0).max(50).default(0),
      most: z.number().int().min(1).max(300),
    })
    .optional(),
});
export type RewardFormula = z.output<typeof rewardFormula>;

/** The time an offer gives, never below what SPEC 7 asks for. */
export const timeFormula = z.strictObject({
  minutes: z.number().int().min(5).max(10_000),
  secondsPerWarp: z.number().int().min(60).max(3600),
});
export type TimeFormula = z.output<typeof timeFormula>;

/** What is known of an offer when it is priced. `warps` is the whole route, `security` 1-10. */
export interface Priced {
  readonly warps: number;
  readonly security: number;
  readonly stake: number;
  readonly level: number;
}

/** Levels above this add nothing more to a reward. */
export const LEVEL_CAP = 50;

/** Credits, rounded to 50. */
export function creditReward(formula: RewardFormula, { warps, security, stake, level }: Priced): number {
  const plain =
    formula.base +
    formula.perWarp * warps +
    formula.perLawlessness * (10 - security) +
    formula.perScrutiny * (security - 1) +
    formula.perStake * stake;
  const scaled = plain * (1 + formula.perLevel * (Math.min(level, LEVEL_CAP) - 1));
  return Math.min(formula.most, Math.round(scaled / 50) * 50);
}

/** Reputation with the issuer; 0 where the formula names none. */
export const reputationReward = ({ reputation }: RewardFormula, warps: number): number =>
  reputation === undefined
    ? 0
    : Math.min(reputation.most, Math.round(reputation.base + reputation.perWarp * warps));

/** The least that a way of so many warps needs, s (SPEC 7). */
export const leastSeconds = (warps: number): number => 300 + 60 * warps;

/** The time limit, in whole minutes given as seconds. */
export const timeLimitSeconds = ({ minutes, secondsPerWarp }: TimeFormula, warps: number): number =>
  Math.ceil((minutes * 60 + secondsPerWarp * warps) / 60) * 60;
