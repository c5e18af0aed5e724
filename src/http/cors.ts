import type { ServerResponse } from 'node:http';
import type { Visitor } from './origins.ts';

/** How long a browser may keep the answer to a preflight, seconds. */
const MAX_AGE = 600;

/** Tells the browser of a welcome page that it may read the answer; says nothing to any other. */
export function sayWelcome(response: ServerResponse, visitor: Visitor, origin: string | null): void {
  // What one page may read must not be kept for another.
  response.appendHeader('vary', 'origin');
  if (visitor !== 'welcome' || origin === null) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'retry-after, etag');
}

/** Answers what a browser asks before it sends a request that forms cannot send. */
export function answerPreflight(response: ServerResponse, visitor: Visitor): void {
  if (visitor === 'welcome') {
    response.setHeader('access-control-allow-methods', 'GET, HEAD, POST, PUT, PATCH');
    response.setHeader(
      'access-control-allow-headers',
      'authorization, content-type, idempotency-key, if-none-match',
    );
    response.setHeader('access-control-max-age', String(MAX_AGE));
  }
  response.writeHead(204).end();
}
