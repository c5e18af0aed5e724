import type { z } from 'zod';
import { type CommandAnswers, type CommandName, commands } from '../protocol/commands.ts';
import { invalidBody } from '../src/app/invalid-body.ts';
import { journalAnswer } from '../src/app/journal-answer.ts';
import type { MissionService } from '../src/app/mission-service.ts';
import { badValue } from '../src/app/plain-value.ts';
import type { Answer } from '../src/app/ports/store.ts';
import { invalid } from '../src/missions/refusal.ts';

/** Commands that the service carries out; `auth` is about a socket. */
export type ServiceCommand = Exclude<CommandName, 'auth'>;

type Answering<R> = (service: MissionService, playerId: string, message: unknown) => Promise<Answer<R>>;

/** Paths of issues as the room spells them: camelCase. */
const roomPath = (path: readonly PropertyKey[]) => path.map(String).join('.');

/** Answers messages of one shape, and refuses all others. */
const of =
  <S extends z.ZodType, R>(
    shape: S,
    answer: (service: MissionService, playerId: string, body: z.output<S>) => Promise<Answer<R>>,
  ): Answering<R> =>
  async (service, playerId, message) => {
    const bad = badValue(message);
    if (bad !== undefined) return { ok: false, refusal: invalid(bad.path, bad.message) };
    const parsed = shape.safeParse(message);
    if (!parsed.success) return { ok: false, refusal: invalidBody(parsed.error, roomPath) };
    return answer(service, playerId, parsed.data);
  };

/** How each command is answered. Its fields stand in one order: a repeated id is compared by its text. */
const answers: { [C in ServiceCommand]: Answering<CommandAnswers[C]> } = {
  accept: of(commands.accept, (service, playerId, { missionId, commandId }) =>
    service.command(playerId, { type: 'acceptMission', missionId }, commandId),
  ),
  complete: of(commands.complete, (service, playerId, { missionId, choice, commandId }) =>
    service.command(playerId, { type: 'completeMission', missionId, choice }, commandId),
  ),
  abandon: of(commands.abandon, (service, playerId, { missionId, commandId }) =>
    service.command(playerId, { type: 'abandonMission', missionId }, commandId),
  ),
  track: of(commands.track, (service, playerId, { missionId, tracked, commandId }) =>
    service.command(playerId, { type: 'trackMission', missionId, tracked }, commandId),
  ),
  journal: of(commands.journal, (service, playerId, { commandId, ...page }) =>
    journalAnswer(service, playerId, page, commandId),
  ),
  clock: of(commands.clock, async (service, playerId, { commandId }) => {
    const answer = { ok: true, result: { now: service.context().now } } as const;
    if (commandId === undefined) return answer;
    return service.remembered(playerId, commandId, JSON.stringify({ type: 'clock' }), answer);
  }),
};

/** Checks a client's command and has it carried out. Never throws. */
export const answerCommand = <C extends ServiceCommand>(
  service: MissionService,
  playerId: string,
  name: C,
  message: unknown,
): Promise<Answer<CommandAnswers[C]>> => answers[name](service, playerId, message);
