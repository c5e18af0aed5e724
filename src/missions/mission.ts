import type { Choice, Item, OutcomeCondition } from '../../protocol/missions.ts';
import type { OpponentMatch } from '../objectives/kinds/defeat.ts';

export {
  type Choice,
  ITEM_KINDS,
  type Item,
  type Outcome,
  type OutcomeCondition,
} from '../../protocol/missions.ts';

/** Who issues a mission and how long it lives. */
export type FamilyName = 'faction' | 'random' | 'daily';

export const MISSION_TYPES = [
  'cargo_delivery',
  'combat',
  'exploration',
  'diplomatic',
  'escort',
  'race',
  'salvage',
  'smuggling',
  'distress',
  'social',
  'trade',
  'travel',
] as const;
export type MissionType = (typeof MISSION_TYPES)[number];

/** How the objectives of a mission add up. */
export type Mode = 'all' | 'any' | 'sequence';

/** One thing to do: a kind with its params. `id` is unique in its mission. */
export interface Objective {
  readonly id: string;
  readonly kind: string;
  readonly params: unknown;
}

/** Chain requirements: every list that is given has to hold. */
export interface Requirements {
  readonly all?: readonly OutcomeCondition[] | undefined;
  readonly any?: readonly OutcomeCondition[] | undefined;
  readonly none?: readonly OutcomeCondition[] | undefined;
}

/** How a generated mission came about: the same seed, world and player make it again. */
export interface Generated {
  /** The place that it fills, e.g. `offer/<player>/1`; with `seq` unique, so that it is made once. */
  readonly key: string;
  /** The how-manieth of its place, from 1. */
  readonly seq: number;
  readonly template: string;
  readonly seed: string;
  /** What it is about: not offered to the same player again within a day. */
  readonly targetKey: string;
}

/** One offer of work, in the same shape for all three families. Instants are epoch milliseconds. */
export interface Mission {
  readonly id: string;
  /** Slug of authored content; null for the rest. */
  readonly code: string | null;
  readonly family: FamilyName;
  readonly type: MissionType;
  /** The issuing faction's code; null when nobody issues it. */
  readonly faction: string | null;
  readonly targetFaction: string | null;
  readonly title: string;
  readonly description: string;
  /** Gates: standing with the issuer in -800..800, and level >= 1. */
  readonly minReputation: number;
  readonly minLevel: number;
  /** Pay: credits >= 0, reputation with issuer and target faction, and items. */
  readonly credits: number;
  readonly reputation: number;
  readonly targetReputation: number;
  readonly items: readonly Item[];
  /** What the author wrote; null where objectives or items follow from the other fields. */
  readonly authored: {
    readonly objectives: readonly Objective[] | null;
    readonly items: readonly Item[] | null;
  };
  readonly targetSectorId: number | null;
  readonly cargoType: string | null;
  readonly cargoQuantity: number | null;
  readonly targetOpponent: OpponentMatch | null;
  readonly targetCount: number | null;
  readonly objectives: readonly Objective[];
  readonly mode: Mode;
  readonly choices: readonly Choice[];
  readonly requires: Requirements | null;
  readonly autoClaim: boolean;
  readonly repeatable: boolean;
  /** Where it is offered; null everywhere. */
  readonly regionId: string | null;
  readonly isActive: boolean;
  readonly expiresAt: number | null;
  readonly timeLimitSeconds: number | null;
  /** When the day of a daily quest began; null for the rest. */
  readonly startsAt: number | null;
  /** When what it is about is over, however long the offer stands: a beacon's end; null otherwise. */
  readonly endsAt: number | null;
  /** `trade`..`social` for dailies, "1".."N" for random offers, "" for faction missions. */
  readonly slot: string;
  /** The game day of a daily (ISO date); null for the rest. */
  readonly gameDay: string | null;
  /** The only player who may see it; null when it is shared. */
  readonly ownerId: string | null;
  /** How it was made; null when somebody wrote it. */
  readonly generated: Generated | null;
  /** Who wrote it: `admin`, `generator`, or `content:` with a digest of what content said. */
  readonly origin: string;
  /** Rises with every edit. */
  readonly version: number;
  /** Rises with every edit of what is owed to who accepts it; see `contract.ts`. */
  readonly edition: number;
}
