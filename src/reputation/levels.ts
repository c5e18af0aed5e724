/** One rung of the game's reputation ladder. */
export interface ReputationLevel {
  /** +8 (Exalted) to -8 (Public Enemy). */
  readonly level: number;
  readonly title: string;
  /** The lowest value that still counts as this level. */
  readonly threshold: number;
}

/** Bounds of every standing (game facts, "Reputation levels"). */
export const MIN_REPUTATION = -800;
export const MAX_REPUTATION = 800;

const rungs: readonly (readonly [string, number])[] = [
  ['Exalted', 700],
  ['Revered', 600],
  ['Honored', 500],
  ['Valued', 400],
  ['Respected', 300],
  ['Trusted', 200],
  ['Acknowledged', 100],
  ['Recognized', 50],
  ['Neutral', -50],
  ['Questionable', -100],
  ['Suspicious', -200],
  ['Untrustworthy', -300],
  ['Smuggler', -400],
  ['Pirate', -500],
  ['Outlaw', -600],
  ['Criminal', -700],
  ['Public Enemy', MIN_REPUTATION],
];

/** The seventeen levels, highest first; source: the game's own reputation table. */
export const reputationLevels: readonly ReputationLevel[] = rungs.map(([title, threshold], i) => ({
  level: 8 - i,
  title,
  threshold,
}));

const lowest = reputationLevels[reputationLevels.length - 1]!;

/** The level of a standing in -800..+800: the first whose threshold it reaches. */
export const levelOf = (value: number): ReputationLevel =>
  reputationLevels.find((rung) => value >= rung.threshold) ?? lowest;
