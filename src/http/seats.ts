import type { IncomingMessage } from 'node:http';
import { createAuthContext, matchMaker } from '@colyseus/core';
import { badValue } from '../app/plain-value.ts';
import { invalid, type Refusal, refuse } from '../missions/refusal.ts';
import type { Asked } from './asked.ts';
import { bearer } from './authorize.ts';
import { jsonBody } from './json-body.ts';
import { refusalOnWire, statusOf, type WireAnswer } from './status.ts';

/** Where Colyseus's SDK asks for a seat in a room. */
export const SEATS = '/matchmake/';
/** Join options are a few fields. */
const MAX_BYTES = 16 * 1024;
/** What Colyseus's SDK is told when a seat is gone. */
const SEAT_GONE = 524;
/** What Colyseus throws for a room that it does not know by name. */
const NO_SUCH_ROOM = 520;

/**
 * Gives out seats in rooms: what Colyseus's own route does, behind this server's limits, in its error
 * shape, and without telling strangers which player has a room. Never throws.
 */
export async function answerSeat(
  asked: Asked,
  request: IncomingMessage,
  onError: (error: unknown) => void,
): Promise<WireAnswer> {
  const [method, name, ...rest] = asked.path.slice(SEATS.length).split('/');
  const known = (method === 'joinOrCreate' || method === 'reconnect') && name && rest.length === 0;
  if (!known) return refusedSeat(refuse('request/not_found', { path: asked.path }));
  if (asked.method !== 'POST')
    return refusedSeat(refuse('request/method_not_allowed', { allowed: ['POST', 'OPTIONS'] }));
  const body = await jsonBody(asked, MAX_BYTES);
  if (!body.ok) return refusedSeat(body.refusal);
  const options = body.value === undefined ? {} : body.value;
  const bad = optionsProblem(options);
  if (bad !== undefined) return refusedSeat(bad);
  try {
    const seat = await invoke(method, name, options as Options, contextOf(asked, request));
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(seat) };
  } catch (error) {
    return failed(asked, method, error, onError);
  }
}

interface Options {
  readonly reconnectionToken?: unknown;
}

function optionsProblem(options: unknown): Refusal | undefined {
  if (options === null || typeof options !== 'object' || Array.isArray(options))
    return invalid('', 'join options are an object');
  const bad = badValue(options);
  return bad && invalid(bad.path, bad.message);
}

/** Of the options only the seat's token goes on: the player is the token's, whatever they say. */
function invoke(
  method: 'joinOrCreate' | 'reconnect',
  name: string,
  { reconnectionToken }: Options,
  context: ReturnType<typeof createAuthContext>,
) {
  const { controller } = matchMaker;
  if (method === 'joinOrCreate') return controller.invokeMethod(method, name, {}, context);
  // What could not be a token asks no room.
  const token = typeof reconnectionToken === 'string' ? reconnectionToken.slice(0, 64) : '-';
  return controller.invokeMethod(method, name, { reconnectionToken: token || '-' }, context);
}

const contextOf = (asked: Asked, { headers, socket }: IncomingMessage) =>
  createAuthContext({
    token: bearer(asked) ?? null,
    headers: headers as Record<string, string>,
    ...(socket.remoteAddress === undefined ? {} : { remoteAddress: socket.remoteAddress }),
  });

/** What a join failed with, by the status that rooms throw. */
function failed(
  { path }: Asked,
  method: 'joinOrCreate' | 'reconnect',
  error: unknown,
  onError: (error: unknown) => void,
): WireAnswer {
  const { code } = error as { code?: unknown };
  if (code === 401) return refusedSeat(refuse('auth/unauthorized', {}));
  if (code === 429) return refusedSeat(refuse('request/rate_limited', { retryAfterMs: 1000 }));
  if (code === 503) return refusedSeat(refuse('server/unavailable', {}));
  if (method === 'reconnect') return gone();
  if (code === NO_SUCH_ROOM) return refusedSeat(refuse('request/not_found', { path }));
  onError(error);
  return refusedSeat(refuse('server/unavailable', {}));
}

/** One answer for a room that never was, one that is gone, and a seat that is somebody else's. */
const gone = (): WireAnswer =>
  refusedSeat(
    { ...refuse('auth/unauthorized', {}), message: 'There is no such seat: join anew.' },
    SEAT_GONE,
  );

/** The error shape, and beside it what Colyseus's SDK makes its error of: the status, and the code. */
export function refusedSeat(refusal: Refusal, status = statusOf(refusal.code)): WireAnswer {
  const { headers, body } = refusalOnWire(refusal);
  const { error } = JSON.parse(String(body));
  return { status, headers, body: JSON.stringify({ code: status, message: refusal.code, error }) };
}
