import type { Names } from '../objectives/objective-kind.ts';
import type { Acceptance } from './acceptance.ts';
import type { Mission } from './mission.ts';

/** The settings that rules depend on (SPEC 14). */
export interface Rules {
  /** Live acceptances of families `faction` and `random` together. */
  readonly missionCap: number;
  /** Reputation lost with the issuing faction on abandoning, >= 0. */
  readonly abandonPenalty: number;
  /** How long a completed acceptance stays claimable after its deadline, ms. */
  readonly claimGraceMs: number;
  /** False where the game forbids reputation from missions. */
  readonly reputationRewards: boolean;
  /** How long before its acceptance something may have happened and still count for it, ms: clocks differ. */
  readonly eventSkewMs: number;
  /** How old an event may be, ms: the ids of older ones are forgotten, so they could count twice. */
  readonly eventRetentionMs: number;
}

export const DEFAULT_RULES: Rules = {
  missionCap: 5,
  abandonPenalty: 5,
  claimGraceMs: 24 * 3_600_000,
  reputationRewards: true,
  eventSkewMs: 5_000,
  eventRetentionMs: 30 * 24 * 3_600_000,
};

/** Everything outside the player that a decision may look at. */
export interface Context {
  /** The clock's instant, epoch milliseconds. */
  readonly now: number;
  readonly rules: Rules;
  readonly names: Names;
  /** Where new players begin; undefined while no map says so. */
  readonly home: { readonly regionId: string; readonly sectorId: number } | undefined;
  /** Whether a mission names a place that the map lacks. */
  lacksPlace(mission: Mission): boolean;
  newId(): string;
  missionById(id: string): Mission | undefined;
  /** The mission as it was accepted, whatever was edited since. */
  missionHeldBy(attempt: Pick<Acceptance, 'missionId' | 'edition'>): Mission | undefined;
}
