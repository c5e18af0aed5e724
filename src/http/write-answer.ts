import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Refusal } from '../missions/refusal.ts';
import { discardBody } from './read-body.ts';
import { refusalOnWire, type WireAnswer } from './status.ts';

/** Writes an answer whole; to HEAD its head alone. A connection that brings an unread body ends with it. */
export function writeAnswer(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  const { req: request } = response;
  const { vary, ...others } = headers;
  // What the page's origin decides stands there already.
  if (vary !== undefined) response.appendHeader('vary', vary);
  const bare = status === 204 || status === 304;
  const unread = hasUnreadBody(request);
  response.writeHead(status, {
    ...others,
    ...(bare ? {} : { 'content-length': Buffer.byteLength(body) }),
    ...(unread ? { connection: 'close' } : {}),
  });
  const content = bare || request.method === 'HEAD' ? '' : body;
  if (!unread) {
    response.end(content);
    return;
  }
  // Closed at once, the connection would take the answer with it while its sender still writes.
  if (content === '') response.flushHeaders();
  else response.write(content);
  void discardBody(request).then(() => response.end());
}

const hasUnreadBody = ({ complete, headers }: IncomingMessage): boolean =>
  !complete && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);

/** Answers a request that goes no further, and closes its connection. */
export function turnAway(response: ServerResponse, refusal: Refusal): void {
  response.setHeader('connection', 'close');
  writeAnswer(response, refusalOnWire(refusal));
}

/** The same for a socket that no response was made for: upgrades and tunnels. */
export function turnAwaySocket(socket: Duplex, refusal: Refusal): void {
  endSocket(socket, refusalOnWire(refusal));
}

/** Writes one whole answer and ends the socket. */
export function endSocket(socket: Duplex, { status, headers, body }: WireAnswer): void {
  // Whoever hung up meanwhile is nobody's error.
  socket.on('error', () => socket.destroy());
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
