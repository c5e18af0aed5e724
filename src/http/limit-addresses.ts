import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AddressLimits } from '../limits/address-limits.ts';
import { callerAddress } from '../limits/caller-address.ts';
import { refusedSeat, SEATS } from './seats.ts';
import { turnAway, turnAwaySocket, writeAnswer } from './write-answer.ts';

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
  if (refusal === undefined) return true;
  if (request.url?.startsWith(SEATS) === true) writeAnswer(response, refusedSeat(refusal));
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
