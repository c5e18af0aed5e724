import type { GameEvent } from '../objectives/game-event.ts';
import type { ReputationRequest } from './rewards.ts';

/** What somebody wants to happen to one player. Instructions, not facts: `decide` may refuse. */
export type Command =
  | { readonly type: 'acceptMission'; readonly missionId: string }
  | { readonly type: 'completeMission'; readonly missionId: string; readonly choice?: string | undefined }
  | { readonly type: 'abandonMission'; readonly missionId: string }
  | { readonly type: 'trackMission'; readonly missionId: string; readonly tracked: boolean }
  /** A fact from the game server; `decide` says what it moves. */
  | { readonly type: 'reportEvent'; readonly event: GameEvent }
  /** An operator's correction of one player. */
  | {
      readonly type: 'repairPlayer';
      readonly reason: string;
      readonly credits?: number | undefined;
      readonly reputation?: readonly ReputationRequest[] | undefined;
      readonly dropAcceptance?: string | undefined;
    }
  /** Gives a player's development token a name; other fields come by `player_updated`. */
  | { readonly type: 'renamePlayer'; readonly name: string };

export type CommandType = Command['type'];
/** One command, e.g. `CommandOf<'acceptMission'>`. */
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
