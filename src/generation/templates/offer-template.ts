import type { z } from 'zod';
import type { MissionDefinition } from '../../missions/definition.ts';
import type { Mode } from '../../missions/mission.ts';
import type { ObjectiveDefinition } from '../../missions/objective-definition.ts';
import type { Sector } from '../../world/world.ts';
import type { WorldGraph } from '../../world/world-graph.ts';
import type { Random } from '../random.ts';

/** A sector and how many warps away it is. */
export interface Stop {
  readonly sector: Sector;
  readonly warps: number;
}

/** What a rule may look at when it looks for work. */
export interface Scene {
  readonly graph: WorldGraph;
  /** Epoch ms. */
  readonly now: number;
  readonly regionId: string;
  /** The cluster that local work has to stay in; null for work that a whole region sees. */
  readonly clusterId: string | null;
  /** Who issues it; null for work that nobody issues. */
  readonly issuer: string | null;
  /** Where the work may lead, nearest first, the starting sector itself at 0 warps. */
  readonly reach: readonly Stop[];
  /** Whether a later stop of a route may be there. */
  allows(sector: Sector): boolean;
}

/** One thing that an offer could be about. */
export interface Candidate<S = unknown> {
  /** What it is about, the same each time: the id of the NPC, the wreck, the sector. */
  readonly subject: string;
  /** The first stop of the way. */
  readonly stop: Stop;
  readonly about: S;
}

/** Fields of a mission's record that a rule may fill beside its objectives. */
type PageFields =
  | 'targetSectorId'
  | 'cargoType'
  | 'cargoQuantity'
  | 'targetOpponent'
  | 'targetCount'
  | 'targetFactionId'
  | 'targetReputationReward'
  | 'itemRewards';

/** The work itself, before price and prose. */
export interface Draft {
  /** Warps of the whole route, from the starting sector over every stop in the order given. */
  readonly warps: number;
  /** Security of where the risk is, 1-10. */
  readonly security: number;
  /** How much is at stake, in the rule's own measure. */
  readonly stake: number;
  readonly objectives: readonly ObjectiveDefinition[];
  readonly mode?: Mode;
  /** What the texts of its templates may say. */
  readonly words: Readonly<Record<string, string>>;
  readonly fields?: Partial<Pick<MissionDefinition, PageFields>>;
  /** When its occasion is over, epoch ms: neither offer nor attempt outlives it. */
  readonly endsAt?: number;
}

/**
 * The rule behind templates: where in the world their work is and what it is. Weights, gates, ranges,
 * pay and prose are content (`content/templates`). Nothing but these members is ever called.
 */
export interface OfferTemplate<R = unknown, S = unknown> {
  readonly code: string;
  /** What the world must have for it, in words: shown to whoever writes content. */
  readonly needs: string;
  /** The parameter ranges that its content sets. */
  readonly ranges: z.ZodType<R>;
  /** The words that it gives to texts, beside those of `COMMON_WORDS`. */
  readonly words: readonly string[];
  /** Everything within reach that it could be about. */
  candidates(scene: Scene, ranges: R): Candidate<S>[];
  /** The work about one of them; undefined when it turns out not to be possible. */
  draft(candidate: Candidate<S>, scene: Scene, ranges: R, random: Random): Draft | undefined;
  /** Whether the world still has what an offer is about: the same subject, asked at any later time. */
  stands(subject: string, graph: WorldGraph, now: number, ranges: R): boolean;
}

/** The words that every text may use: target sector, its cluster, the way there, the issuer. */
export const COMMON_WORDS = ['target', 'cluster', 'way', 'security', 'issuer'] as const;

/** Declares a rule with its types inferred, erased to the common contract. */
export const defineTemplate = <R, S>(rule: OfferTemplate<R, S>): OfferTemplate =>
  rule as unknown as OfferTemplate;

/** Whether a subject that is a sector's id still is one. */
export const sectorStands = (subject: string, graph: WorldGraph): boolean =>
  graph.sectors.has(Number(subject));
