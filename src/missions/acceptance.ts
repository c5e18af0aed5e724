import type { Progress } from '../objectives/objective-kind.ts';
import type { FamilyName, Mode, Objective, Outcome } from './mission.ts';

/** An objective as pinned when the mission was accepted, with how far it has come. */
export interface TrackedObjective extends Objective {
  readonly progress: Progress;
}

/** What every attempt has, whatever became of it. Instants are epoch milliseconds. */
interface Attempt {
  readonly id: string;
  readonly playerId: string;
  readonly missionId: string;
  /** The mission's code, which never changes; null where it has none. */
  readonly code: string | null;
  /** The edition of the mission that it holds: what is shown of it and paid for it is that one's. */
  readonly edition: number;
  readonly family: FamilyName;
  readonly slot: string;
  readonly gameDay: string | null;
  /** True when at most one attempt may ever be rewarded: a mission that is not repeatable. */
  readonly once: boolean;
  /** How the objectives add up, as pinned when the mission was accepted. */
  readonly mode: Mode;
  readonly acceptedAt: number;
  readonly deadlineAt: number | null;
  readonly tracked: boolean;
  readonly objectives: readonly TrackedObjective[];
}

export interface ActiveAcceptance extends Attempt {
  readonly status: 'active';
}

/** All objectives met, nothing paid. `claimUntil` is null when it stays claimable for ever. */
export interface CompletedAcceptance extends Attempt {
  readonly status: 'completed';
  readonly completedAt: number;
  readonly claimUntil: number | null;
}

export interface EndedAcceptance extends Attempt {
  readonly status: Outcome;
  readonly completedAt: number | null;
  readonly endedAt: number;
  readonly choice: string | null;
  /** Why it failed; null otherwise. */
  readonly reason: string | null;
}

export type LiveAcceptance = ActiveAcceptance | CompletedAcceptance;
export type Acceptance = LiveAcceptance | EndedAcceptance;
export type AcceptanceStatus = Acceptance['status'];

/** An ended attempt as gates and refusals see it. */
export interface PastOutcome {
  readonly outcome: Outcome;
  readonly choice: string | null;
  readonly endedAt: number;
}

/** The instant at which time alone changes it; null when none does. */
export const dueAt = (acceptance: LiveAcceptance): number | null =>
  acceptance.status === 'active' ? acceptance.deadlineAt : acceptance.claimUntil;
