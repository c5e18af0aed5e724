import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Answered } from '../app/ports/answered.ts';

/** What a join was refused with, by the status that Colyseus answers. */
const codes: Readonly<Record<number, string>> = {
  401: 'auth/unauthorized',
  403: 'auth/forbidden',
  413: 'request/too_large',
  429: 'request/rate_limited',
  500: 'server/internal',
  503: 'server/unavailable',
};

/** Tells how long each request for a seat took: Colyseus answers those itself. */
export function watchJoins(http: Server, answered: (join: Answered) => void): void {
  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST' || request.url?.startsWith('/matchmake/') !== true) return;
    const from = performance.now();
    const requestId = request.headers['x-request-id'];
    response.once('finish', () =>
      answered({
        what: 'join',
        counted: 'join',
        requestId: typeof requestId === 'string' ? requestId : undefined,
        code: response.statusCode < 400 ? undefined : (codes[response.statusCode] ?? 'request/invalid'),
        seconds: (performance.now() - from) / 1000,
      }),
    );
  });
}
