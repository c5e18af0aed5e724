import { createEndpoint, type Endpoint } from '@colyseus/core';
import type { z } from 'zod';
import { invalidBody } from '../app/invalid-body.ts';
import { refusalOf } from '../app/mission-service.ts';
import { badText } from '../app/plain-text.ts';
import type { Answered } from '../app/ports/answered.ts';
import { fromWire, wirePath } from '../casing.ts';
import { invalid, type Refusal, refuse } from '../missions/refusal.ts';
import { type AuthParts, authorize } from './authorize.ts';
import type { Call, Reply, Route } from './call.ts';
import { readBody } from './read-body.ts';
import { requestIdOf } from './request-id.ts';
import { refusalResponse } from './status.ts';

export interface EndpointParts extends AuthParts {
  /** Why a reply is not what its route declares: asked in tests alone. */
  readonly fault?: (route: Route, reply: Reply) => string | undefined;
  onError(error: unknown): void;
  /** Told of every answer. */
  answered(one: Answered): void;
}

/** Binds a route to Colyseus's router: who may call, what shape, and every failure as a typed error. */
export const endpointOf = (route: Route, parts: EndpointParts): Endpoint =>
  createEndpoint(
    route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    { method: route.method, disableBody: true, requireRequest: true },
    async (ctx) => {
      const request = ctx.request as Request;
      const from = performance.now();
      const caller = { playerId: '' };
      const reply = await replyTo(route, request, (ctx.params ?? {}) as Call['params'], parts, caller);
      parts.answered({
        what: `${route.method} ${route.path}`,
        counted: route.counted,
        playerId: caller.playerId,
        requestId: requestIdOf(request),
        code: 'refusal' in reply ? reply.refusal.code : undefined,
        seconds: (performance.now() - from) / 1000,
      });
      return responseOf(reply, request);
    },
  ) as Endpoint;

/** Whoever was let in, once that is known. */
interface Caller {
  playerId: string;
}

/** The reply, or the refusal that a failure comes to. Never throws. */
async function replyTo(
  route: Route,
  request: Request,
  params: Call['params'],
  parts: EndpointParts,
  caller: Caller,
): Promise<Reply> {
  try {
    const reply = await answer(route, request, params, parts, caller);
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
  request: Request,
  params: Call['params'],
  parts: EndpointParts,
  caller: Caller,
): Promise<Reply> {
  const admission = await authorize(request, route, parts);
  if (!admission.ok) return admission;
  const { playerId } = admission;
  caller.playerId = playerId;
  const commandId = request.headers.get('idempotency-key') ?? undefined;
  if (commandId !== undefined && (commandId.length === 0 || commandId.length > 64))
    return { refusal: invalid('Idempotency-Key', '1 to 64 characters') };
  const badId = Object.entries(params).find(([, value]) => !isUuid(value));
  if (badId !== undefined) return { refusal: notFound(badId) };
  const query = shaped(route.query, fromWire(queryOf(request)));
  if (!query.ok) return query;
  const body = route.body === undefined ? undefined : await readBody(request, route.maxBytes);
  if (body?.ok === false) return body;
  const bad = route.itemByItem === true ? undefined : badText(body?.value);
  if (bad !== undefined) return { refusal: invalid(bad.path.join('.'), bad.message) };
  const value = route.rawBody === true ? body?.value : fromWire(body?.value);
  const checked = shaped(route.body, value, route.rawBody === true ? asWritten : wirePath);
  if (!checked.ok) return checked;
  const lower = Object.fromEntries(Object.entries(params).map(([key, id]) => [key, id.toLowerCase()]));
  return route.handle({ playerId, params: lower, query: query.value, body: checked.value, commandId });
}

/** The query's fields; an empty one counts as not given. */
const queryOf = (request: Request): Record<string, string> =>
  Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== ''));

function shaped(
  shape: z.ZodType | undefined,
  value: unknown,
  spell = wirePath,
): { ok: true; value: unknown } | { ok: false; refusal: Refusal } {
  if (shape === undefined) return { ok: true, value: undefined };
  const parsed = shape.safeParse(value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, refusal: invalidBody(parsed.error, spell) };
}

/** A path of a body whose keys are left as they came. */
const asWritten = (path: readonly PropertyKey[]): string => path.map(String).join('.');

function responseOf(reply: Reply, request: Request): Response | Promise<Response> {
  if ('refusal' in reply) return refusalResponse(reply.refusal);
  if ('document' in reply) return reply.document.answer(request);
  if ('text' in reply) return new Response(reply.text, { headers: { 'content-type': reply.contentType } });
  return Response.json(reply.body, { status: reply.status ?? 200 });
}

const isUuid = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

const notFound = ([key, value]: [string, string]): Refusal =>
  key === 'mission_id'
    ? refuse('mission/not_found', { missionId: value })
    : refuse('player/unknown', { playerId: value });
