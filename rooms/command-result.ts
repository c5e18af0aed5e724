import type { CommandResult } from '../protocol/notices.ts';
import type { Answer } from '../src/app/ports/store.ts';

/** The result notice of a command that came by plain `send`. */
export const commandResult = (
  command: string,
  commandId: string | undefined,
  answer: Answer,
): CommandResult => ({
  command,
  ...(commandId === undefined ? {} : { commandId }),
  ...(answer.ok ? { ok: true, result: answer.result } : { ok: false, error: answer.refusal }),
});
