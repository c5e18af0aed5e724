import type { Change } from '../../missions/change.ts';
import type { PlayerState } from '../../missions/player.ts';
import type { Context } from '../../missions/rules.ts';
import type { AdminNote, Answer, EventRow, PlayerCommand } from '../ports/store.ts';

/** A command's id, and whose it is. */
export type CommandKey = Omit<PlayerCommand, 'playerId'>;

/** What a job may do while its batch is decided. */
export interface Desk {
  readonly ctx: Context;
  /** Whether an event id was seen before, in the database or earlier in this batch. */
  seen(eventId: string): boolean;
  keepEvent(event: EventRow): void;
  /** The remembered answer of a command about this player. */
  answerOf(key: CommandKey): { request: string; answer: Answer } | undefined;
  keepAnswer(key: CommandKey, request: string, answer: Answer): void;
  /** What an operator does to this player. */
  noteAdmin(note: AdminNote): void;
  /** Changes that `run` made to the state, in order. `note` is an operator's reason. */
  record(changes: readonly Change[], note?: string): void;
}

/** One unit of work on one player. The pipeline knows nothing else of it. */
export interface Job<R = unknown> {
  readonly playerId: string;
  /** How much of a batch it takes: commands 1, events one each. */
  readonly weight: number;
  readonly missionIds: readonly string[];
  readonly eventIds: readonly string[];
  readonly command?: CommandKey | undefined;
  /** Decides and moves the state on. Pure but for the desk; a throw fails this job alone. */
  run(state: PlayerState, desk: Desk): R;
  /** The answer when there is no such player. */
  unknown(): R;
}
