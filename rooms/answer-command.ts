import { type CommandName, commands } from '../protocol/commands.ts';
import { invalidBody } from '../src/app/invalid-body.ts';
import { journalAnswer } from '../src/app/journal-answer.ts';
import type { MissionService } from '../src/app/mission-service.ts';
import { badValue } from '../src/app/plain-value.ts';
import type { Answer } from '../src/app/ports/store.ts';
import type { Command } from '../src/missions/command.ts';
import { invalid } from '../src/missions/refusal.ts';

/** Paths of issues as the room spells them: camelCase. */
const roomPath = (path: readonly PropertyKey[]) => path.map(String).join('.');

/** Checks a client's command and has it carried out. Never throws. */
export async function answerCommand(
  service: MissionService,
  playerId: string,
  name: Exclude<CommandName, 'auth'>,
  message: unknown,
): Promise<Answer> {
  const bad = badValue(message);
  if (bad !== undefined) return { ok: false, refusal: invalid(bad.path, bad.message) };
  const parsed = commands[name].safeParse(message);
  if (!parsed.success) return { ok: false, refusal: invalidBody(parsed.error, roomPath) };
  const body = parsed.data;
  if (name === 'journal') {
    const { before, limit, commandId } = body as ReturnType<typeof commands.journal.parse>;
    return journalAnswer(service, playerId, { before, limit }, commandId);
  }
  if (name === 'clock') return clockAnswer(service, playerId, body.commandId);
  return service.command(playerId, commandOf(name, body as never), body.commandId);
}

/** The mission clock: what countdowns follow. */
async function clockAnswer(service: MissionService, playerId: string, commandId?: string): Promise<Answer> {
  const answer: Answer = { ok: true, result: { now: service.context().now } };
  if (commandId === undefined) return answer;
  return service.remembered(playerId, commandId, JSON.stringify({ type: 'clock' }), answer);
}

/** The command of a message, with its fields in one order: a repeated id is compared by its text. */
function commandOf(
  name: Exclude<CommandName, 'journal' | 'clock' | 'auth'>,
  body: { missionId: string; choice?: string; tracked: boolean },
): Command {
  const { missionId } = body;
  switch (name) {
    case 'accept':
      return { type: 'acceptMission', missionId };
    case 'complete':
      return { type: 'completeMission', missionId, choice: body.choice };
    case 'abandon':
      return { type: 'abandonMission', missionId };
    case 'track':
      return { type: 'trackMission', missionId, tracked: body.tracked };
  }
}
