import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { invalid, refuse } from '../missions/refusal.ts';
import { checkRequest, METHODS } from './check-request.ts';
import { refusalOnWire } from './status.ts';
import { endSocket, turnAway, turnAwaySocket } from './turn-away.ts';

/** Join options are a few fields; Colyseus itself would read any number of bytes. */
const MAX_JOIN_BYTES = 16 * 1024;

/**
 * Stands before everything that listens to the HTTP server: what is not a plain request of this
 * server is answered here, on `request` and on `upgrade` alike. The framework throws at some of it in
 * promises that nobody looks at.
 */
export function guardRequests(http: Server): void {
  const emit = http.emit.bind(http);
  http.emit = ((event: string, ...args: unknown[]) => {
    if (event === 'request' && !admits(...(args as [IncomingMessage, ServerResponse]))) return true;
    if (event === 'upgrade' && !admitsUpgrade(...(args as [IncomingMessage, Duplex]))) return true;
    return emit(event, ...args);
  }) as Server['emit'];
  http.on('connect', (_, socket: Duplex) =>
    turnAwaySocket(socket, refuse('request/method_not_allowed', { allowed: [...METHODS] })),
  );
  http.on('clientError', answerNonsense);
}

function admits(request: IncomingMessage, response: ServerResponse): boolean {
  const checked = checkRequest(request);
  if (!checked.ok) {
    turnAway(response, checked.refusal);
    return false;
  }
  if (checked.path.startsWith('/matchmake/') && isLarge(request)) {
    turnAway(response, refuse('request/too_large', { maxBytes: MAX_JOIN_BYTES }));
    return false;
  }
  passOn(request, checked);
  endsWhatItWrites(response);
  return true;
}

function admitsUpgrade(request: IncomingMessage, socket: Duplex): boolean {
  const checked = checkRequest(request);
  if (checked.ok) passOn(request, checked);
  else turnAwaySocket(socket, checked.refusal);
  return checked.ok;
}

/** What goes on is what was looked at. */
function passOn(request: IncomingMessage, { path, query }: { path: string; query: string }): void {
  request.url = path.split('/').map(encodeURIComponent).join('/') + (query === '' ? '' : `?${query}`);
  // The framework would build an address of it, of a list as well.
  delete request.headers['x-forwarded-proto'];
  request.headers.host ??= 'localhost';
}

const isLarge = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > MAX_JOIN_BYTES;

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

/**
 * The router waits for a full socket to drain and then never ends the response, so that every answer
 * of more than a socket's buffer would hang. Our answers are whole in memory anyway: saying that
 * there is always room lets it end them.
 */
function endsWhatItWrites(response: ServerResponse): void {
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  response.write = (...args: unknown[]) => {
    write(...args);
    return true;
  };
}
