import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AddressLimits } from '../limits/address-limits.ts';
import { callerAddress } from '../limits/caller-address.ts';
import type { Refusal } from '../missions/refusal.ts';
import { turnAway, turnAwaySocket } from './turn-away.ts';

/** The header under which the caller's address travels on; what callers write there is thrown away. */
export const CALLER_ADDRESS = 'x-missionboard-caller';

/**
 * Stands before everything else at the HTTP server: finds out from which address a request or an
 * upgrade comes, and turns away what nobody has signed and that address asks too often.
 */
export function limitAddresses(http: Server, limits: AddressLimits, proxies: number): void {
  const emit = http.emit.bind(http);
  http.emit = ((event: string, ...args: unknown[]) => {
    if (event === 'request' && !admits(limits, proxies, ...(args as [IncomingMessage, ServerResponse])))
      return true;
    if (event === 'upgrade' && !admitsUpgrade(limits, proxies, ...(args as [IncomingMessage, Duplex])))
      return true;
    return emit(event, ...args);
  }) as Server['emit'];
}

function admits(
  limits: AddressLimits,
  proxies: number,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const address = addressOf(request, proxies);
  request.headers[CALLER_ADDRESS] = address;
  // Who shows a token is counted where it turns out to be none.
  const refusal = request.headers.authorization === undefined ? limits.take(address) : undefined;
  if (refusal === undefined) {
    saysWhenToComeBack(response);
    return true;
  }
  if (request.url?.startsWith('/matchmake/') === true) refuseJoin(response, refusal);
  else turnAway(response, refusal);
  return false;
}

function admitsUpgrade(
  limits: AddressLimits,
  proxies: number,
  request: IncomingMessage,
  socket: Duplex,
): boolean {
  const address = addressOf(request, proxies);
  const refusal = limits.open(address);
  if (refusal !== undefined) {
    turnAwaySocket(socket, refusal);
    return false;
  }
  socket.once('close', () => limits.closed(address));
  return true;
}

const addressOf = ({ socket, headers }: IncomingMessage, proxies: number): string =>
  callerAddress(socket.remoteAddress, [headers['x-forwarded-for'] ?? []].flat().join(), proxies);

/** Joins are refused by Colyseus in its own shape, which has no place for a header. */
function saysWhenToComeBack(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    if (args[0] === 429 && !response.hasHeader('retry-after')) response.setHeader('retry-after', '1');
    return writeHead(...args);
  };
}

/** In the shape in which Colyseus's clients read why a join failed. */
function refuseJoin(response: ServerResponse, { code }: Refusal): void {
  const body = JSON.stringify({ code: 429, error: code });
  response.writeHead(429, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'retry-after': '1',
    connection: 'close',
  });
  response.end(body);
}
