import { isCommand } from '../protocol/commands.ts';
import type { Verdict } from '../src/limits/meter.ts';
import { invalid, type Refusal, refuse } from '../src/missions/refusal.ts';
import { type Frame, packProblem, readFrame } from './colyseus/frame.ts';
import { pauseReading, putOut } from './colyseus/put-out.ts';
import { refuseFrame } from './colyseus/refuse-frame.ts';
import { roomParts } from './room-parts.ts';
import { hasEnded, type SessionClient } from './token-ends.ts';

/** The close code for clients that flood on. */
const FLOODED = 4002;

/** Whether a client's message may go on to Colyseus; answers it when it may not. */
export function admits(client: SessionClient, buffer: Uint8Array): boolean {
  const { tokenEnds, limits } = roomParts();
  if (hasEnded(client)) {
    tokenEnds.end(client);
    return false;
  }
  const frame = readFrame(buffer);
  if (frame.kind === 'protocol') return true;
  const verdict = limits.message(client.auth!.playerId, client.sessionId);
  if (verdict.kind === 'flood') putOut(client, FLOODED, 'request/rate_limited');
  else if (verdict.kind === 'limited') slowDown(client, frame, verdict);
  else if (frame.kind === 'ping') return true;
  else if (frame.kind === 'unreadable') turnAway(client, frame, invalid('', 'not a message'));
  else if (frame.kind === 'bytes') turnAway(client, frame, invalid('', 'commands are not raw bytes'));
  else if (!isCommand(frame.type)) turnAway(client, frame, invalid('', noSuch(frame.type)));
  else return fits(client, frame);
  return false;
}

const noSuch = (type: string | number): string => `no such command: ${String(type).slice(0, 64)}`;

/** Whether a command may be unpacked. */
function fits(client: SessionClient, frame: Frame): boolean {
  const problem = packProblem(frame);
  if (problem !== undefined) turnAway(client, frame, invalid('', problem));
  return problem === undefined;
}

/** Counts a socket's own pings among its messages: it answers each of them. */
export function countPings(client: SessionClient): void {
  client.ref.on('ping', () => {
    const verdict = roomParts().limits.message(client.auth!.playerId, client.sessionId);
    if (verdict.kind === 'flood') putOut(client, FLOODED, 'request/rate_limited');
    else if (verdict.kind === 'limited' && verdict.pauseMs !== undefined)
      pauseReading(client, verdict.pauseMs);
  });
}

type Limited = Extract<Verdict, { kind: 'limited' }>;

function slowDown(client: SessionClient, frame: Frame, { retryAfterMs, pauseMs }: Limited): void {
  if (frame.kind !== 'ping') turnAway(client, frame, refuse('request/rate_limited', { retryAfterMs }));
  if (pauseMs !== undefined) pauseReading(client, pauseMs);
}

function turnAway(client: SessionClient, frame: Frame, refusal: Refusal): void {
  refuseFrame(client, frame, refusal);
  roomParts().answered({
    what: 'message',
    playerId: client.auth?.playerId,
    code: refusal.code,
    seconds: 0,
  });
}
