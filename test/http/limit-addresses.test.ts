import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { joined } from '../support/joined.ts';
import { type Answered, type RunningServer, runningServer } from '../support/running-server.ts';
import { SERVICE_TOKEN } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';

const LIMIT = 6;
const SOCKETS = 4;
const limits = { ADDRESS_RATE_LIMIT: String(LIMIT), ADDRESS_SOCKETS: String(SOCKETS) };
let proxied: RunningServer;
beforeAll(async () => {
  proxied = await runningServer({ ...limits, TRUST_PROXY: 'on' });
});
afterAll(() => proxied?.end());

/** An address of a test's own, as the proxy in front would name it. */
let next = 1;
const newAddress = () => `203.0.113.${next++}`;
/** What the proxy sends on: whatever the caller wrote there, then whom it heard. */
const from = (address: string, lie?: string) => ({
  'x-forwarded-for': lie === undefined ? address : `${lie}, ${address}`,
});
const many = <T>(n: number, what: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => what(i)));
const limited = (answers: readonly Answered[]) => answers.filter((a) => a.status === 429);

type Ask = (address: string, i: number) => Promise<Answered>;
/** Whatever comes from somebody who has not shown who they are. */
const unsigned: readonly [string, Ask][] = [
  ['anonymous requests', (a) => proxied.call('GET', '/openapi.json', { headers: from(a) })],
  ['requests for what is not there', (a) => proxied.call('GET', '/nonesuch', { headers: from(a) })],
  ['preflights', (a) => proxied.call('OPTIONS', '/api/v1/outbox', { headers: from(a) })],
  ['requests without a token', (a) => proxied.call('GET', '/api/v1/outbox', { headers: from(a) })],
  [
    'failed logins of a player',
    (a, i) => proxied.call('GET', '/api/v1/missions/active', { token: `bad-${i}`, headers: from(a) }),
  ],
  [
    'guesses at the game’s secret',
    (a, i) => proxied.call('GET', '/api/v1/outbox', { token: `guess-${i}`, headers: from(a) }),
  ],
  [
    'anonymous requests with a token that is none',
    (a) => proxied.call('GET', '/healthz', { token: 'x', headers: from(a) }),
  ],
  [
    'joins without a token',
    (a) => proxied.call('POST', '/matchmake/joinOrCreate/mission', { body: {}, headers: from(a) }),
  ],
  [
    'joins with a bad one',
    (a, i) =>
      proxied.call('POST', '/matchmake/joinOrCreate/mission', {
        body: {},
        token: `bad-${i}`,
        headers: from(a),
      }),
  ],
  [
    'tries to come back to a seat',
    (a) =>
      proxied.call('POST', '/matchmake/reconnect/pl_x', {
        body: { reconnectionToken: 'x' },
        headers: from(a),
      }),
  ],
];

describe.each(unsigned)('of %s', (_, ask) => {
  it('one address has so many a second, and is told when to come back', async () => {
    const address = newAddress();
    const answers = await many(5 * LIMIT, (i) => ask(address, i));
    expect(limited(answers).length).toBeGreaterThanOrEqual(1);
    expect(answers.length - limited(answers).length).toBeGreaterThanOrEqual(LIMIT);
    for (const { headers, body } of limited(answers)) {
      expect(headers.get('retry-after')).toBe('1');
      expect(JSON.stringify(body)).toContain('request/rate_limited');
    }
    await until('the limit to let it through again', async () => (await ask(address, 0)).status !== 429);
  });

  it('others have their own, whatever is written before what the proxy wrote', async () => {
    const address = newAddress();
    const lies = await many(5 * LIMIT, (i) => ask(`198.51.100.${i}, ${address}`, i));
    expect(limited(lies).length).toBeGreaterThanOrEqual(1);
    expect((await ask(newAddress(), 0)).status).not.toBe(429);
  });
});

describe('joins', () => {
  const join = (address: string, token: string) =>
    proxied.call('POST', '/matchmake/joinOrCreate/mission', { body: {}, token, headers: from(address) });

  it('count against the address, whoever joins', async () => {
    const players = await many(3 * LIMIT, () => proxied.player());
    const address = newAddress();
    const answers = await many(players.length, (i) => join(address, players[i]!.token));
    expect(limited(answers).length).toBeGreaterThanOrEqual(1);
    expect(limited(answers)[0]!.body.error.code).toBe('request/rate_limited');
    expect(answers.filter((a) => a.status === 200).length).toBeGreaterThanOrEqual(LIMIT);
    expect((await join(newAddress(), players[0]!.token)).status).toBe(200);
  });
});

describe('who has shown who they are', () => {
  it('is not held back by what strangers do at the same address', async () => {
    const address = newAddress();
    const { token } = await proxied.player();
    const strangers = many(10 * LIMIT, () =>
      proxied.call('GET', '/openapi.json', { headers: from(address) }),
    );
    const answers = await many(3 * LIMIT, () =>
      proxied.call('GET', '/api/v1/outbox', { token: SERVICE_TOKEN, headers: from(address) }),
    );
    const mine = await proxied.call('GET', '/api/v1/missions/active', { token, headers: from(address) });
    expect(limited(await strangers).length).toBeGreaterThanOrEqual(1);
    expect([...answers, mine].map((a) => a.status)).toEqual(Array(3 * LIMIT + 1).fill(200));
  });
});

/** Opens a socket as far as the handshake; its status when there was none. */
async function open(address: string): Promise<WebSocket | number> {
  const url = `${proxied.url.replace('http', 'ws')}/x/pl_x?sessionId=none`;
  const socket = new WebSocket(url, { headers: from(address) });
  socket.on('error', () => undefined);
  return new Promise((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_, response) => {
      response.resume();
      resolve(response.statusCode!);
    });
  });
}

describe('sockets', () => {
  it('of one address are so many at a time, and may be opened again when some were closed', async () => {
    const address = newAddress();
    const { token } = await proxied.player();
    const held = [];
    for (let i = 0; i < SOCKETS; i++) held.push(await seated(address, token));
    expect(await open(address)).toBe(429);
    const other = await open(newAddress());
    expect(other).toBeInstanceOf(WebSocket);
    held[0]!.close();
    await once(held[0]!, 'close');
    await until('a place to be free', async () => {
      const again = await open(address);
      if (typeof again === 'number') return false;
      again.close();
      return true;
    });
    for (const socket of [...held, other as WebSocket]) socket.close();
  });

  /** A socket with a seat, which stays open. */
  async function seated(address: string, token: string): Promise<WebSocket> {
    const { body } = await proxied.call('POST', '/matchmake/joinOrCreate/mission', { body: {}, token });
    const url = `${proxied.url.replace('http', 'ws')}/${body.processId}/${body.roomId}?sessionId=${body.sessionId}`;
    const socket = new WebSocket(url, { headers: from(address) });
    await once(socket, 'message');
    return socket;
  }

  it('that nobody has a seat for are opened no oftener than twice the limit a second', async () => {
    const address = newAddress();
    const opened = await many(8 * LIMIT, () => open(address));
    expect(opened).toContain(429);
    for (const socket of opened) if (typeof socket !== 'number') socket.terminate();
  });
});

describe('a machine that develops', () => {
  it('is free of the limits of addresses, whatever it writes about itself', async () => {
    const server = await runningServer({ ...limits, ADDRESS_SOCKETS: '1' });
    try {
      const answers = await many(10 * LIMIT, (i) =>
        server.call('GET', '/healthz', { headers: from(`203.0.113.${i % 2}`) }),
      );
      expect(limited(answers)).toEqual([]);
      const { token } = await server.player();
      const devices = await many(3, () => joined(server.url, token));
      await Promise.all(devices.map((d) => d.leave()));
    } finally {
      await server.end();
    }
  });
});

it('what was refused is counted by its kind', async () => {
  const { body } = await proxied.call('GET', '/metrics');
  expect(body).toMatch(/missionboard_limited_total\{kind="address"\} [1-9]/);
  expect(body).toMatch(/missionboard_limited_total\{kind="sockets"\} [1-9]/);
});
