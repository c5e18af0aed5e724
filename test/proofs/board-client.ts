import type { Room } from '@colyseus/sdk';
import type { MissionState } from '../../protocol/plain-state.ts';
import { type Heard, joined } from '../support/joined.ts';
import { ADMIN_TOKEN, SERVICE_TOKEN, type SpawnedServer } from '../support/spawned-server.ts';

/** What a call over HTTP answered. */
export interface Reply<B = Body> {
  readonly status: number;
  readonly body: B;
}

/** A body of which a test looks at some fields only. */
// biome-ignore lint/suspicious/noExplicitAny: an answer as the outside sees it, untyped
export type Body = any;

/** What a command answered, over whichever transport. */
export type Outcome = { ok: true; result: Body } | { ok: false; code: string; details: Body };

/** One player as the outside sees one: a token, HTTP and sockets. */
export interface Caller {
  readonly id: string;
  readonly token: string;
  rest(verb: Verb, missionId: string, commandId?: string): Promise<Outcome>;
  get(path: string): Promise<Reply>;
  join(): Promise<Device>;
}

/** An open socket of a player. */
export interface Device {
  readonly room: Room;
  /** Where the socket leads: the process that keeps the room, whichever was asked for it. */
  readonly origin: string;
  /** In the order of their coming. */
  readonly notices: readonly Heard[];
  /** What the socket shows now. */
  seen(): MissionState;
  ask(verb: Verb, missionId: string, commandId?: string): Promise<Outcome>;
  leave(): Promise<unknown>;
}

export type Verb = 'accept' | 'complete' | 'abandon';

/** Calls a server as anybody, the game or an operator; rejects when nobody answers. */
export async function call(
  { url }: Pick<SpawnedServer, 'url'>,
  method: string,
  path: string,
  { body, token, key }: { body?: unknown; token?: string; key?: string } = {},
): Promise<Reply> {
  const response = await fetch(url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

/** The game's events; the answer's body. */
export async function report(server: Pick<SpawnedServer, 'url'>, events: readonly object[]): Promise<Body> {
  const { status, body } = await call(server, 'POST', '/api/v1/events', {
    body: { events },
    token: SERVICE_TOKEN,
  });
  if (status !== 200) throw new Error(`events: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Everything that the game has yet to mirror, page by page. */
export async function wholeOutbox(server: Pick<SpawnedServer, 'url'>): Promise<Body[]> {
  const entries: Body[] = [];
  for (let after = '0'; ; ) {
    const path = `/api/v1/outbox?limit=1000&after=${after}`;
    const { body } = await call(server, 'GET', path, { token: SERVICE_TOKEN });
    if (body.entries.length === 0) return entries;
    entries.push(...body.entries);
    after = body.next_cursor;
  }
}

/** A mission made by an operator: `units` deliveries of ore to sector 7. */
export async function aMission(
  server: Pick<SpawnedServer, 'url'>,
  fields: Record<string, unknown> = {},
): Promise<string> {
  const { status, body } = await call(server, 'POST', '/api/v1/admin/missions', {
    token: ADMIN_TOKEN,
    body: {
      faction_id: 'terran_federation',
      title: 'Ore for the docks',
      description: 'Bring ore.',
      mission_type: 'cargo_delivery',
      target_sector_id: 7,
      cargo_type: 'ore',
      cargo_quantity: 3,
      credit_reward: 100,
      repeatable: true,
      ...fields,
    },
  });
  if (status !== 201) throw new Error(`mission: ${status} ${JSON.stringify(body)}`);
  return body.id;
}

/** A delivery of one unit of what `aMission` asks for. */
export const aDelivery = (id: string, playerId: string): object => ({
  id,
  type: 'cargo_delivered',
  player_id: playerId,
  occurred_at: Date.now(),
  sector_id: 7,
  commodity: 'ore',
  units: 1,
});

/** A player known to the server, with a token of the development route. */
export async function aCaller(server: Pick<SpawnedServer, 'url'>, playerId?: string): Promise<Caller> {
  const { body } = await call(server, 'POST', '/dev/token', {
    body: playerId === undefined ? {} : { player_id: playerId },
  });
  return callerWith(server, body.player_id, body.token);
}

/** The same player at another server, or after a restart. */
export const callerWith = (server: Pick<SpawnedServer, 'url'>, id: string, token: string): Caller => ({
  id,
  token,
  rest: async (verb, missionId, commandId) => {
    const reply = await call(server, 'POST', `/api/v1/missions/${missionId}/${verb}`, {
      token,
      body: {},
      ...(commandId === undefined ? {} : { key: commandId }),
    });
    return reply.status === 200
      ? { ok: true, result: reply.body }
      : { ok: false, code: reply.body.error?.code, details: reply.body.error?.details };
  },
  get: (path) => call(server, 'GET', path, { token }),
  join: () => join(server.url, token),
});

async function join(url: string, token: string): Promise<Device> {
  const { room, notices, seen } = await joined(url, token);
  // A test looks at what the server does with a lost connection, not at what the SDK makes of it.
  room.reconnection.enabled = false;
  const transport = room.connection.transport as unknown as { ws: { url: string } };
  return {
    room,
    origin: new URL(transport.ws.url.replace(/^ws/, 'http')).origin,
    notices,
    seen,
    ask: (verb, missionId, commandId) => ask(room, verb, missionId, commandId),
    leave: () => room.leave(),
  };
}

async function ask(room: Room, verb: Verb, missionId: string, commandId?: string): Promise<Outcome> {
  try {
    const result = await room.request(
      verb,
      { missionId, ...(commandId === undefined ? {} : { commandId }) },
      { timeout: 30_000 },
    );
    return { ok: true, result };
  } catch (error) {
    const { reason } = error as { reason?: { code: string; details: Body } };
    if (reason?.code === undefined) throw error;
    return { ok: false, code: reason.code, details: reason.details };
  }
}
