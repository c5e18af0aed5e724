/** What both sides say of missions, as plain data: offers, attempts, pay. Instants are epoch ms, 0 = none. */

export const ITEM_KINDS = ['cargo', 'equipment', 'special', 'map_data'] as const;

/** Something for the inventory; `quantity` is at least 1. */
export interface Item {
  readonly kind: (typeof ITEM_KINDS)[number];
  readonly code: string;
  readonly quantity: number;
}

/** What an ended attempt came to. */
export type Outcome = 'rewarded' | 'failed' | 'expired' | 'abandoned';

/** An outcome of another mission that a chain asks about. */
export interface OutcomeCondition {
  readonly code: string;
  readonly outcome: Outcome;
  readonly choice?: string | undefined;
}

/** What a player may say at the claim. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** One standing moved; `requested` is what was asked for before caps and clamps. */
export interface ReputationResult {
  readonly faction: string;
  readonly requested: number;
  readonly applied: number;
  readonly value: number;
}

/** What a completed mission paid. */
export interface Rewards {
  readonly credits: number;
  readonly reputation: readonly ReputationResult[];
  readonly items: readonly Item[];
}

/** What an ended attempt paid, read back from the ledger. */
export interface JournalRewards {
  readonly credits: number;
  readonly reputation: readonly { readonly faction: string; readonly applied: number }[];
  readonly items: readonly Item[];
}

/** What an objective is about besides places, made by its kind; '' where it has none. */
export interface ObjectiveAbout {
  commodity: string;
  opponentKind: string;
  opponentFaction: string;
  /** The id of an NPC, wreck, beacon or convoy. */
  targetId: string;
  fromFaction: string;
  toFaction: string;
  /** `buy` or `sell`. */
  side: string;
}

/** An objective of an offer. */
export interface ObjectiveView extends ObjectiveAbout {
  id: string;
  kind: string;
  label: string;
  required: number;
  sectorId: number;
  sectorIds: readonly number[];
}

/** An objective of an attempt. */
export interface TrackedObjectiveView extends ObjectiveView {
  current: number;
  met: boolean;
  seenSectorIds: readonly number[];
}

/** What both rewards of reputation would really be for one player. */
export interface EffectiveRewards {
  effectiveReputation: number;
  effectiveTargetReputation: number;
}

/** The fields that offers and attempts share. */
export interface MissionView extends EffectiveRewards {
  id: string;
  code: string;
  family: string;
  type: string;
  faction: string;
  targetFaction: string;
  title: string;
  description: string;
  minReputation: number;
  minLevel: number;
  credits: number;
  reputation: number;
  targetReputation: number;
  items: readonly Item[];
  mode: string;
  choices: readonly Choice[];
  expiresAt: number;
  timeLimitSeconds: number;
  slot: string;
  partyMin: number;
  partyMax: number;
}

export interface OfferView extends MissionView {
  objectives: ObjectiveView[];
}

/** One player's attempt at a mission, live or ended. */
export interface ActiveView extends MissionView {
  status: 'active' | 'completed' | Outcome;
  acceptedAt: number;
  deadlineAt: number;
  tracked: boolean;
  objectives: TrackedObjectiveView[];
}

/** What the author wrote of a mission that the state says through its objectives alone. */
export interface WrittenFields {
  targetSectorId: number | null;
  cargoType: string | null;
  cargoQuantity: number | null;
}

/** An attempt as commands answer it: with what the state leaves out. */
export interface AnsweredMission extends ActiveView, WrittenFields {
  acceptanceId: string;
  /** Epoch ms; 0 while it is not completed. */
  completedAt: number;
  objectives: (TrackedObjectiveView & WrittenObjective)[];
}

/** An objective as its author wrote it. */
export interface WrittenObjective {
  id: string;
  kind: string;
  params: unknown;
}

/** An ended attempt in the journal. */
export interface JournalEntry {
  acceptanceId: string;
  playerId: string;
  status: ActiveView['status'];
  completedAt: number;
  endedAt: number;
  /** Why it failed; null otherwise. */
  reason: string | null;
  /** What the player chose at the claim; null without choices. */
  choice: string | null;
  mission: ActiveView;
  rewards: JournalRewards | null;
}
