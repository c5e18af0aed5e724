import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { invalid, refuse } from '../missions/refusal.ts';
import { checkRequest, METHODS } from './check-request.ts';
import type { Origins } from './origins.ts';
import { refusalOnWire } from './status.ts';
import { endSocket, turnAway, turnAwaySocket } from './write-answer.ts';

/**
 * Stands before everything that listens to the HTTP server: what is not a plain request of this
 * server is answered here, on `request` and on `upgrade` alike. The framework throws at some of it in
 * promises that nobody looks at.
 */
export function guardRequests(http: Server, origins: Origins): void {
  const emit = http.emit.bind(http);
  http.emit = ((event: string, ...args: unknown[]) => {
    const [request, end] = args as [IncomingMessage, unknown];
    if (event === 'request' && !admits(request, end as ServerResponse)) return true;
    if (event === 'upgrade' && !admitsUpgrade(request, end as Duplex, origins)) return true;
    return emit(event, ...args);
  }) as Server['emit'];
  http.on('connect', (_, socket: Duplex) =>
    turnAwaySocket(socket, refuse('request/method_not_allowed', { allowed: [...METHODS] })),
  );
  http.on('clientError', answerNonsense);
}

function admits(request: IncomingMessage, response: ServerResponse): boolean {
  const checked = checkRequest(request);
  if (checked.ok) request.url = canonical(checked);
  else turnAway(response, checked.refusal);
  return checked.ok;
}

function admitsUpgrade(request: IncomingMessage, socket: Duplex, origins: Origins): boolean {
  const checked = checkRequest(request);
  const { origin = null, host = null } = request.headers;
  const forwardedHost = [request.headers['x-forwarded-host'] ?? []].flat().join();
  if (!checked.ok) turnAwaySocket(socket, checked.refusal);
  else if (origins.visitor({ origin, host, forwardedHost }) === 'foreign')
    turnAwaySocket(socket, refuse('auth/forbidden', {}));
  else {
    request.url = canonical(checked);
    return true;
  }
  return false;
}

/** What goes on is what was looked at. */
const canonical = ({ path, query }: { path: string; query: string }): string =>
  path.split('/').map(encodeURIComponent).join('/') + (query === '' ? '' : `?${query}`);

/** Bytes that Node could not read as HTTP. */
function answerNonsense(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const answer = refusalOnWire(invalid('', 'this is not HTTP as this server reads it'));
  endSocket(socket, { ...answer, status: NONSENSE[error.code ?? ''] ?? answer.status });
}

/** What Node itself would answer to some of it. */
const NONSENSE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
