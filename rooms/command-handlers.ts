import type { Client } from '@colyseus/core';
import { type CommandName, commands } from '../protocol/commands.ts';
import type { Answer } from '../src/app/ports/store.ts';
import { refuse } from '../src/missions/refusal.ts';
import { answerCommand } from './answer-command.ts';
import { commandIdOf } from './colyseus/frame.ts';
import { commandResult } from './command-result.ts';
import { roomParts } from './room-parts.ts';
import type { Session } from './token-ends.ts';

/** The request that asked for a seat, by its id. */
type Named = { requestId: string | undefined };
/** One device in a room. */
export type MissionClient = Client<{ auth: Session & Named }>;
type RequestContext = { readonly id?: number | undefined; reject(reason: unknown): void };

/** One handler for each command: checks and answers, as a reply or as a notice to its sender. */
export const commandHandlers = Object.fromEntries(
  (Object.keys(commands) as CommandName[]).map((name) => [
    name,
    async function (
      this: { readonly playerId: string },
      client: MissionClient,
      message: unknown,
      ctx: RequestContext,
    ) {
      const from = performance.now();
      const answer = await answerTo(this.playerId, client, name, message);
      roomParts().answered({
        what: name,
        counted: name,
        playerId: this.playerId,
        requestId: commandIdOf(message),
        code: answer.ok ? undefined : answer.refusal.code,
        seconds: (performance.now() - from) / 1000,
      });
      if (ctx.id !== undefined) return answer.ok ? answer.result : ctx.reject(answer.refusal);
      client.send('command_result', commandResult(name, commandIdOf(message), answer));
    },
  ]),
);

async function answerTo(
  playerId: string,
  client: MissionClient,
  name: CommandName,
  message: unknown,
): Promise<Answer> {
  const { work, service, tokenEnds } = roomParts();
  if (work.isEnding) return { ok: false, refusal: refuse('server/unavailable', {}) };
  return work.during(() =>
    name === 'auth' ? tokenEnds.renew(client, message) : answerCommand(service, playerId, name, message),
  );
}
