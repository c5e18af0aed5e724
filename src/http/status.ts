import { toWire } from '../casing.ts';
import type { Refusal } from '../missions/refusal.ts';

/** HTTP statuses by code (SPEC 2); every other `mission/*` is a conflict. */
const statuses: Readonly<Record<string, number>> = {
  'request/invalid': 400,
  'auth/unauthorized': 401,
  'auth/forbidden': 403,
  'mission/not_found': 404,
  'request/not_found': 404,
  'request/method_not_allowed': 405,
  'player/unknown': 404,
  'request/too_large': 413,
  'request/rate_limited': 429,
  'server/internal': 500,
  'server/unavailable': 503,
};

/** The HTTP status of a code. */
export const statusOf = (code: string): number => statuses[code] ?? 409;

/** An answer as it goes over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The error shape of a refusal, with the headers that belong to it. */
export function refusalOnWire({ code, message, details }: Refusal): WireAnswer {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if ('retryAfterMs' in details) headers['retry-after'] = String(Math.ceil(details.retryAfterMs / 1000));
  if ('allowed' in details) headers.allow = details.allowed.join(', ');
  if (code === 'auth/unauthorized') headers['www-authenticate'] = 'Bearer';
  const body = JSON.stringify({ error: { code, message, details: toWire(details) } });
  return { status: statusOf(code), headers, body };
}
