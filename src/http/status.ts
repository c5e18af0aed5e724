import { toWire } from '../casing.ts';
import type { Refusal } from '../missions/refusal.ts';

/** HTTP statuses by code (SPEC 2); every other `mission/*` is a conflict. */
const statuses: Readonly<Record<string, number>> = {
  'request/invalid': 400,
  'auth/unauthorized': 401,
  'auth/forbidden': 403,
  'mission/not_found': 404,
  'player/unknown': 404,
  'request/too_large': 413,
  'request/rate_limited': 429,
  'server/internal': 500,
  'server/unavailable': 503,
};

/** The HTTP status of a code. */
export const statusOf = (code: string): number => statuses[code] ?? 409;

/** The response of a refusal. */
export function refusalResponse(refusal: Refusal): Response {
  const { code, message, details } = refusal;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (refusal.code === 'request/rate_limited') {
    const { retryAfterMs } = refusal.details as { retryAfterMs: number };
    headers['retry-after'] = String(Math.ceil(retryAfterMs / 1000));
  }
  if (refusal.code === 'auth/unauthorized') headers['www-authenticate'] = 'Bearer';
  const body = JSON.stringify({ error: { code, message, details: toWire(details) } });
  return new Response(body, { status: statusOf(code), headers });
}
