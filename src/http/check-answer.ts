import { isDeepStrictEqual } from 'node:util';
import { contentTypeOf } from './answers/answer.ts';
import { codesOf, refusalAnswer } from './answers/refusal-answer.ts';
import type { Reply, Route } from './call.ts';
import { statusOf } from './status.ts';

/**
 * Why a reply is not what its route declares; undefined when it is. Only tests ask: a contract that
 * no answer is held against says what somebody once meant.
 */
export function answerFault(route: Route, reply: Reply): string | undefined {
  const fault = 'refusal' in reply ? refusalFault(route, reply) : faultOf(route, reply);
  return fault === undefined ? undefined : `${route.method} ${route.path} answers ${fault}`;
}

function refusalFault(route: Route, { refusal }: Extract<Reply, { refusal: unknown }>): string | undefined {
  if (!codesOf(route).includes(refusal.code)) return `${refusal.code}, which it does not declare`;
  const parsed = refusalAnswer.safeParse({ error: refusal });
  return parsed.success ? undefined : `${statusOf(refusal.code)} in a shape that is not the error's`;
}

function faultOf(route: Route, reply: Exclude<Reply, { refusal: unknown }>): string | undefined {
  const status = 'status' in reply ? (reply.status ?? 200) : 200;
  const shape = route.answer[status];
  if (shape === undefined) return `${status}, which it does not declare`;
  if ('text' in reply)
    return reply.contentType.startsWith(contentTypeOf(shape) ?? '-') ? undefined : `as ${reply.contentType}`;
  const body = 'document' in reply ? JSON.parse(reply.document.json) : onTheWire(reply.body);
  const parsed = shape.safeParse(body);
  if (!parsed.success)
    return `${status} in another shape: ${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`;
  const undeclared = firstDifference(body, parsed.data, []);
  return undeclared === undefined ? undefined : `${status} with what its shape does not name: ${undeclared}`;
}

const onTheWire = (body: unknown): unknown =>
  body === undefined ? undefined : JSON.parse(JSON.stringify(body));

/** The path of the first thing that the shape did not let through. */
function firstDifference(given: unknown, kept: unknown, path: readonly string[]): string | undefined {
  if (isDeepStrictEqual(given, kept)) return undefined;
  if (given === null || typeof given !== 'object' || kept === null || typeof kept !== 'object')
    return path.join('.');
  for (const [key, value] of Object.entries(given)) {
    const inner = firstDifference(value, (kept as Record<string, unknown>)[key], [...path, key]);
    if (inner !== undefined) return inner;
  }
  return path.join('.');
}
