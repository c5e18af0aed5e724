import type { ReputationResult, Rewards } from './missions.ts';

/** What the server says besides the state, by message type. */
export interface Notices {
  mission_accepted: { missionId: string };
  mission_progress: {
    missionId: string;
    objectiveId: string;
    current: number;
    required: number;
    met: boolean;
  };
  mission_ready: { missionId: string };
  mission_completed: { missionId: string; rewards: Rewards };
  mission_abandoned: { missionId: string; reputation: readonly ReputationResult[] };
  mission_failed: { missionId: string; reason: string };
  mission_expired: { missionId: string };
  daily_refreshed: { gameDay: string; refreshesAt: number };
  reputation_changed: { faction: string; old: number; new: number; level: number };
  /** Development moved the mission clock, epoch ms: countdowns follow it. */
  clock_moved: { now: number };
  /** To one socket: its token ends at that instant, and the socket with it. */
  auth_expiring: { at: number };
  /** To one socket: what came of its plain command. */
  command_result: CommandResult;
}

/** The answer to a plain `send`, for the socket that sent it. */
export interface CommandResult {
  command: string;
  commandId?: string;
  ok: boolean;
  result?: unknown;
  error?: { code: string; message: string; details: unknown };
}

export type Notice = { [T in keyof Notices]: readonly [type: T, body: Notices[T]] }[keyof Notices];
