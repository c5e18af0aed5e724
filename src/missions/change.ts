import type { ReputationResult, Rewards } from '../../protocol/missions.ts';
import type { Progress } from '../objectives/objective-kind.ts';
import type { ActiveAcceptance, CompletedAcceptance, EndedAcceptance, LiveAcceptance } from './acceptance.ts';
import type { Item } from './mission.ts';
import type { Player } from './player.ts';

export type { ReputationResult, Rewards } from '../../protocol/missions.ts';

/** Why a balance moved, as ledger and history keep it. */
export type PayReason = 'mission_complete' | 'mission_abandoned' | 'admin_adjustment';

/** One standing moved; `requested` is what was asked for before caps and clamps. */
export interface ReputationChanged {
  readonly type: 'reputationChanged';
  readonly faction: string;
  readonly old: number;
  readonly value: number;
  readonly requested: number;
  readonly applied: number;
  readonly reason: PayReason;
  readonly acceptanceId: string | null;
}

/**
 * Everything that can happen to a player, in the past tense. The store writes them, the room shows
 * them, the outbox tells them: nobody else decides what happened.
 */
export type Change =
  | { readonly type: 'missionAccepted'; readonly acceptance: ActiveAcceptance }
  | {
      readonly type: 'progressMoved';
      readonly missionId: string;
      readonly objectiveId: string;
      readonly progress: Progress;
    }
  | { readonly type: 'missionReady'; readonly acceptance: CompletedAcceptance }
  | { readonly type: 'missionRewarded'; readonly acceptance: EndedAcceptance; readonly rewards: Rewards }
  | {
      readonly type: 'missionAbandoned';
      readonly acceptance: EndedAcceptance;
      readonly reputation: readonly ReputationResult[];
    }
  | { readonly type: 'missionFailed'; readonly acceptance: EndedAcceptance; readonly reason: string }
  | { readonly type: 'missionExpired'; readonly acceptance: EndedAcceptance }
  /** An operator's edit reached who holds it. */
  | { readonly type: 'missionRevised'; readonly acceptance: LiveAcceptance }
  | { readonly type: 'missionTracked'; readonly missionId: string; readonly tracked: boolean }
  | {
      readonly type: 'creditsChanged';
      readonly amount: number;
      readonly reason: PayReason;
      readonly acceptanceId: string | null;
    }
  | { readonly type: 'itemGranted'; readonly item: Item; readonly acceptanceId: string }
  | ReputationChanged
  | {
      readonly type: 'playerUpdated';
      readonly fields: Partial<
        Pick<Player, 'name' | 'level' | 'regionId' | 'stints' | 'sectorId' | 'sectorSeenAt'>
      >;
    };
