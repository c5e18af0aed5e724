import { refusalOf } from '../app/mission-service.ts';
import type { Answered } from '../app/ports/answered.ts';
import { invalid, type Refusal, refuse } from '../missions/refusal.ts';
import type { Asked } from './asked.ts';
import { type AuthParts, authorize } from './authorize.ts';
import type { Call, Reply, Route } from './call.ts';
import { checkBody, checkQuery } from './check-input.ts';
import { requestIdOf } from './request-id.ts';
import { refusalOnWire, type WireAnswer } from './status.ts';

export interface EndpointParts extends AuthParts {
  /** Why a reply is not what its route declares: asked in tests alone. */
  readonly fault?: (route: Route, reply: Reply) => string | undefined;
  onError(error: unknown): void;
  /** Told of every answer. */
  answered(one: Answered): void;
}

/** A route that may be asked. Never throws. */
export interface Endpoint extends Pick<Route, 'method' | 'path'> {
  answer(asked: Asked, params: Call['params']): Promise<WireAnswer>;
}

/** Binds a route: who may call, what shape, and every failure as a typed error. */
export const endpointOf = (route: Route, parts: EndpointParts): Endpoint => ({
  method: route.method,
  path: route.path,
  answer: async (asked, params) => {
    const from = performance.now();
    const caller = { playerId: '' };
    const reply = await replyTo(route, asked, params, parts, caller);
    parts.answered({
      what: `${route.method} ${route.path}`,
      counted: route.counted,
      playerId: caller.playerId,
      requestId: requestIdOf(asked),
      code: 'refusal' in reply ? reply.refusal.code : undefined,
      seconds: (performance.now() - from) / 1000,
    });
    return onWire(reply, asked);
  },
});

/** Whoever was let in, once that is known. */
interface Caller {
  playerId: string;
}

/** The reply, or the refusal that a failure comes to. Never throws. */
async function replyTo(
  route: Route,
  asked: Asked,
  params: Call['params'],
  parts: EndpointParts,
  caller: Caller,
): Promise<Reply> {
  try {
    const reply = await answer(route, asked, params, parts, caller);
    const fault = parts.fault?.(route, reply);
    if (fault === undefined) return reply;
    parts.onError(new Error(fault));
    return { refusal: { ...refuse('server/internal', {}), message: fault } };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === 'server/internal') parts.onError(error);
    return { refusal };
  }
}

async function answer(
  route: Route,
  asked: Asked,
  params: Call['params'],
  parts: EndpointParts,
  caller: Caller,
): Promise<Reply> {
  const admission = await authorize(asked, route, parts);
  if (!admission.ok) return admission;
  const { playerId } = admission;
  caller.playerId = playerId;
  const commandId = asked.headers.get('idempotency-key') ?? undefined;
  if (commandId !== undefined && (commandId.length === 0 || commandId.length > 64))
    return { refusal: invalid('Idempotency-Key', '1 to 64 characters') };
  const badId = Object.entries(params).find(([, value]) => !isUuid(value));
  if (badId !== undefined) return { refusal: notFound(badId) };
  const query = checkQuery(route, asked);
  if (!query.ok) return query;
  const body = await checkBody(route, asked);
  if (!body.ok) return body;
  const lower = Object.fromEntries(Object.entries(params).map(([key, id]) => [key, id.toLowerCase()]));
  return route.handle({ playerId, params: lower, query: query.value, body: body.value, commandId });
}

function onWire(reply: Reply, asked: Asked): WireAnswer | Promise<WireAnswer> {
  if ('refusal' in reply) return refusalOnWire(reply.refusal);
  if ('document' in reply) return reply.document.answer(asked.headers);
  if ('text' in reply)
    return { status: 200, headers: { 'content-type': reply.contentType }, body: reply.text };
  const headers = { 'content-type': 'application/json' };
  return { status: reply.status ?? 200, headers, body: JSON.stringify(reply.body) };
}

const isUuid = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

const notFound = ([key, value]: [string, string]): Refusal =>
  key === 'mission_id'
    ? refuse('mission/not_found', { missionId: value })
    : refuse('player/unknown', { playerId: value });
