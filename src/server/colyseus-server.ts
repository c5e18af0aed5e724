import { createServer } from 'node:http';
import { matchMaker, Server } from '@colyseus/core';
import { guardJoins } from '../../rooms/colyseus/guard-joins.ts';
import { PacedTransport } from '../../rooms/colyseus/paced-transport.ts';
import { MissionRoom } from '../../rooms/mission-room.ts';
import type { WorkInHand } from '../app/pacing/work-in-hand.ts';
import type { Answered } from '../app/ports/answered.ts';
import type { Tokens } from '../auth/tokens.ts';
import { endRequests } from '../http/end-requests.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { guardRequests } from '../http/guard-requests.ts';
import { CALLER_ADDRESS, limitAddresses } from '../http/limit-addresses.ts';
import { type OriginRules, Origins } from '../http/origins.ts';
import { type PanelSettings, servePanel } from '../http/panel-files.ts';
import { nameRequests } from '../http/request-id.ts';
import { serve } from '../http/serve.ts';
import { watchJoins } from '../http/watch-joins.ts';
import type { Limits } from './limits.ts';
import type { Processes } from './processes.ts';

/** Largest message of a client, bytes (SPEC 11). */
const MAX_MESSAGE = 4096;
const PING_MS = 10_000;
/** Tells clients to join again. */
const STOPPED = 4001;

export interface ColyseusOptions {
  readonly publicAddress: string | undefined;
  readonly endpoints: readonly Endpoint[];
  readonly originRules: OriginRules;
  /** The panel at `/`; missing where it is switched off. */
  readonly panel?: PanelSettings | undefined;
  readonly processes: Processes;
  readonly tokens: Tokens;
  readonly limits: Limits;
  /** What callers wait for; nothing new begins once it is ending. */
  readonly work: WorkInHand;
  /** How many proxies stand in front. */
  readonly proxies: number;
  onError(message: unknown): void;
  answered(one: Answered): void;
}

/** Colyseus with the mission room and the HTTP routes; `listen` rejects when the port is taken. */
export function makeColyseus(options: ColyseusOptions) {
  const { publicAddress, endpoints, processes, tokens, limits, onError, answered } = options;
  const http = createServer({
    // The guard says in the error shape what Node would say without a word.
    requireHostHeader: false,
    // Who offers another protocol, as HTTP clients of Java do, is answered in this one.
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  });
  if (options.panel !== undefined) servePanel(http, options.panel);
  const origins = new Origins(options.originRules);
  guardRequests(http, origins);
  endRequests(http, options.work);
  limitAddresses(http, limits.addresses, options.proxies);
  // Outermost, so that what is turned away has a name as well.
  nameRequests(http);
  watchJoins(http, answered);
  http.on('request', serve({ endpoints, origins, onError }));
  // Rooms are found by joining; by id anybody could look into anybody's.
  matchMaker.controller.exposedMethods = ['joinOrCreate', 'reconnect'];
  guardJoins({ tokens, ...limits, addressHeader: CALLER_ADDRESS });
  const transport = new PacedTransport({ server: http, maxPayload: MAX_MESSAGE, pingInterval: PING_MS });
  const server = new SocketServer({
    greet: false,
    gracefullyShutdown: false,
    logger: quiet(onError),
    transport,
    presence: processes.presence,
    ...(processes.driver === undefined ? {} : { driver: processes.driver }),
    selectProcessIdToCreateRoom: processes.leastBusy,
    ...(publicAddress === undefined ? {} : { publicAddress }),
  });
  server.define('mission', MissionRoom).filterBy(['playerId'] as never);
  const listen = (port: number, host: string): Promise<number> =>
    new Promise((resolve, reject) => {
      http.once('error', reject);
      server.listen(port, host).then(() => resolve(portOf(http.address())), reject);
    });
  return {
    listen,
    /** No more connections; those that are open go on. */
    refuseConnections: () => void http.close(),
    /** Rooms end and tell their sockets; resolves when those are gone. */
    close: async () => {
      await server.gracefullyShutdown(false);
      await transport.emptied(STOPPED);
    },
  };
}

/** Colyseus for sockets alone: its own routes echo any page's origin and read bodies without end. */
class SocketServer extends Server {
  static {
    // It has no switch for its routes.
    Reflect.set(SocketServer.prototype, 'bindRoutes', () => undefined);
  }
}

const portOf = (address: ReturnType<ReturnType<typeof createServer>['address']>): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

/** Colyseus's own words, without its chatter. */
const quiet = (onError: (message: unknown) => void) =>
  ({ debug() {}, info() {}, trace() {}, warn: onError, error: onError }) as unknown as Console;
