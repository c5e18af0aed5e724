import type { IncomingMessage } from 'node:http';
import { invalid, type Refusal, refuse } from '../missions/refusal.ts';
import { readTarget } from './request-target.ts';

/** What any route of this server may be asked with. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** A request that makes sense, and where it goes; or why it is turned away. */
export type Checked =
  | { readonly ok: true; readonly path: string; readonly query: string }
  | { readonly ok: false; readonly refusal: Refusal };

type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'headersDistinct' | 'httpVersionMinor'>;

/** Looks at the head of a request before anything else does: method, host, forwarded headers, target. */
export function checkRequest(request: Head): Checked {
  if (!METHODS.some((method) => method === request.method))
    return { ok: false, refusal: refuse('request/method_not_allowed', { allowed: [...METHODS] }) };
  const wrong = hostProblem(request) ?? forwardedProblem(request.headers);
  if (wrong !== undefined) return { ok: false, refusal: wrong };
  const target = readTarget(request.url ?? '');
  return target.ok ? target : { ok: false, refusal: invalid('', target.problem) };
}

function hostProblem({ headersDistinct, httpVersionMinor }: Head): Refusal | undefined {
  const hosts = headersDistinct.host ?? [];
  // HTTP/1.0 knows no Host; the health checks of some balancers still speak it.
  if (hosts.length === 0 && httpVersionMinor === 0) return undefined;
  return hosts.length === 1 && isHost(hosts[0]!) ? undefined : invalid('Host', 'one host, with its port');
}

/** Proxies in a row make lists; each entry has to be what the header is about. */
function forwardedProblem(headers: Head['headers']): Refusal | undefined {
  if (!listOf(headers['x-forwarded-proto'], isScheme)) return invalid('X-Forwarded-Proto', 'http or https');
  if (!listOf(headers['x-forwarded-host'], isHost)) return invalid('X-Forwarded-Host', 'hosts');
  return undefined;
}

const listOf = (header: string | string[] | undefined, is: (entry: string) => boolean): boolean =>
  [header ?? []].flat().every((line) => line.split(',').every((entry) => is(entry.trim())));

const isScheme = (text: string): boolean => /^(?:https?|wss?)$/i.test(text);

/** A name, an IPv4 address or an IPv6 one in brackets, with or without a port. */
const isHost = (text: string): boolean =>
  /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,253})|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i.test(text) &&
  URL.canParse(`http://${text}`);
