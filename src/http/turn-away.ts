import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Refusal } from '../missions/refusal.ts';
import { refusalOnWire, type WireAnswer } from './status.ts';

/** Answers a request that goes no further, and closes its connection. */
export function turnAway(response: ServerResponse, refusal: Refusal): void {
  const { status, headers, body } = refusalOnWire(refusal);
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  response.end(body);
}

/** The same for a socket that no response was made for: upgrades, tunnels, bytes that are no HTTP. */
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
