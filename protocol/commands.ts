import { z } from 'zod';
import type { AnsweredMission, JournalEntry, ReputationResult, Rewards } from './missions.ts';

const missionId = z.guid().toLowerCase();
const commandId = z.string().min(1).max(64).optional();

/** What a client may ask, by message type. One shape each; unknown fields are refused. */
export const commands = {
  accept: z.strictObject({ missionId, commandId }),
  complete: z.strictObject({ missionId, choice: z.string().min(1).max(64).optional(), commandId }),
  abandon: z.strictObject({ missionId, commandId }),
  track: z.strictObject({ missionId, tracked: z.boolean(), commandId }),
  journal: z.strictObject({
    before: z.string().max(64).optional(),
    limit: z.number().int().min(1).max(100).default(50),
    commandId,
  }),
  clock: z.strictObject({ commandId }),
  auth: z.strictObject({ token: z.string().min(1).max(8192), commandId }),
};

export type CommandName = keyof typeof commands;

/** What a client sends with a command. */
export type CommandBody<C extends CommandName> = z.input<(typeof commands)[C]>;

/** What each command answers when it is not refused. */
export interface CommandAnswers {
  /** `rewards` where the mission was met at once and claims by itself. */
  accept: { mission: AnsweredMission; rewards?: Rewards };
  complete: { mission: AnsweredMission; rewards: Rewards };
  abandon: { mission: AnsweredMission; reputation: readonly ReputationResult[] };
  track: { mission: AnsweredMission };
  /** Newest first; `nextCursor` is the next `before`, null at the end. */
  journal: { acceptances: readonly JournalEntry[]; nextCursor: string | null };
  /** The mission clock, epoch ms: what countdowns follow. */
  clock: { now: number };
  /** Until when the socket is let in, epoch ms of system time. */
  auth: { at: number };
}

export const isCommand = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(commands, name);
