import { once } from 'node:events';
import { Protocol } from '@colyseus/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Joined, joined } from '../support/joined.ts';
import { type Answered, type RunningServer, runningServer } from '../support/running-server.ts';
import { until } from '../support/until.ts';

const LIMIT = 5;
let server: RunningServer;
beforeAll(async () => {
  server = await runningServer({ RATE_LIMIT: String(LIMIT) });
});
afterAll(() => server?.end());

type Refused = { code: string; details: { retryAfterMs: number } };
const journal = (client: Joined) =>
  client.room.request('journal', {}).then(
    () => 'ok' as const,
    (error: { reason: Refused }) => error.reason,
  );
const many = (n: number, what: () => Promise<unknown>) => Promise.all(Array.from({ length: n }, what));
const isOk = (answer: unknown) => answer === 'ok';

/** Joins, and notes with which code the socket ends. */
async function follow(token: string) {
  const client = await joined(server.url, token);
  client.room.reconnection.enabled = false;
  const ended: { code?: number } = {};
  const note = (code: number) => {
    ended.code ??= code;
  };
  client.room.onLeave(note);
  client.room.onDrop(note);
  return { ...client, ended };
}

/** Sends from all clients, so many messages a second together, until the first of them is put out. */
async function flood(clients: readonly (Joined & { ended: { code?: number } })[], perSecond: number) {
  const pump = setInterval(() => {
    for (let i = 0; i < Math.ceil(perSecond / 20 / clients.length); i++)
      for (const { room, ended } of clients) if (ended.code === undefined) room.send('journal', {});
  }, 50);
  try {
    await until('the sockets to be closed', () => clients.every((c) => c.ended.code !== undefined), 30_000);
  } finally {
    clearInterval(pump);
  }
}

describe('a player who sends too much', () => {
  it('is told when to come back, and is served then', async () => {
    const client = await joined(server.url, (await server.player()).token);
    const answers = await many(LIMIT + 3, () => journal(client));
    expect(answers.slice(0, LIMIT)).toEqual(Array(LIMIT).fill('ok'));
    for (const answer of answers.slice(LIMIT) as Refused[]) {
      expect(answer.code).toBe('request/rate_limited');
      expect(answer.details.retryAfterMs).toBeGreaterThan(0);
      expect(answer.details.retryAfterMs).toBeLessThanOrEqual(1000);
    }
    await until('the limit to let it through again', async () => (await journal(client)) === 'ok');
    await client.leave();
  });

  it('by plain messages is told so too', async () => {
    const client = await joined(server.url, (await server.player()).token);
    for (let i = 0; i <= LIMIT; i++) client.room.send('journal', { commandId: `c-${i}` });
    const refused = await until('the refusal', () =>
      client.notices.find((n) => n.type === 'command_result' && !n.body.ok),
    );
    expect(refused.body).toMatchObject({
      command: 'journal',
      commandId: `c-${LIMIT}`,
      error: { code: 'request/rate_limited' },
    });
    await client.leave();
  });

  it('over several devices and HTTP has one share for all of them', async () => {
    const { token } = await server.player();
    const devices = await Promise.all([1, 2, 3].map(() => joined(server.url, token)));
    const http = () =>
      server
        .call('GET', '/api/v1/missions/journal', { token })
        .then(({ status, body }) => (status === 200 ? 'ok' : body.error));
    const ways = [...devices.map((device) => () => journal(device)), http];
    const answers = await many(4, () => Promise.all(ways.map((way) => way())));
    const all = answers.flat() as unknown[];
    // A busy machine may stretch it over more than a second; never so far that all of it passes.
    expect(all.filter(isOk).length).toBeGreaterThanOrEqual(LIMIT);
    expect(all.filter(isOk).length).toBeLessThanOrEqual(2 * LIMIT);
    expect((all as Refused[]).filter((a) => !isOk(a)).every((a) => a.code === 'request/rate_limited')).toBe(
      true,
    );
    await Promise.all(devices.map((d) => d.leave()));
  });

  it('by what is no command gets no further', async () => {
    const client = await joined(server.url, (await server.player()).token);
    const answers = await many(LIMIT + 2, () =>
      client.refusal('dance', {}).then(
        (refusal) => refusal.code,
        (error) => String(error),
      ),
    );
    expect(answers.filter((code) => code === 'request/invalid')).toHaveLength(LIMIT);
    expect(answers.filter((code) => code === 'request/rate_limited')).toHaveLength(2);
    await client.leave();
  });

  it('of joins is told so too, and its devices go on', async () => {
    const { token } = await server.player();
    const client = await joined(server.url, token);
    const join = () => server.call('POST', '/matchmake/joinOrCreate/nonesuch', { token, body: {} });
    const answers = await many(5 * LIMIT, join);
    expect(answers.map((a) => (a as Answered).status)).toContain(429);
    expect(await journal(client)).toBe('ok');
    await client.leave();
  });

  it('takes nothing from another player', async () => {
    const [loud, calm] = await Promise.all(
      ['Ada', 'Ben'].map(async (name) => joined(server.url, (await server.player(name)).token)),
    );
    await many(LIMIT * 3, () => journal(loud!));
    expect(await journal(calm!)).toBe('ok');
    await Promise.all([loud!.leave(), calm!.leave()]);
  });
});

describe.concurrent('a player who floods on', () => {
  it('is put out with 4002, and its seat is not held', async () => {
    const client = await follow((await server.player()).token);
    await flood([client], 12 * LIMIT);
    expect(client.ended.code).toBe(4002);
  });

  it('over several devices is put out on all of them, though none alone is too loud', async () => {
    const { token } = await server.player();
    const clients = await Promise.all([1, 2, 3].map(() => follow(token)));
    await flood(clients, 12 * LIMIT);
    expect(clients.map((c) => c.ended.code)).toEqual([4002, 4002, 4002]);
  });

  it('keeps a device that is calm', async () => {
    const { token } = await server.player();
    const [loud, calm] = await Promise.all([follow(token), follow(token)]);
    await flood([loud], 12 * LIMIT);
    expect(calm.ended.code).toBeUndefined();
    await until('the limit to let it through again', async () => (await journal(calm)) === 'ok', 10_000);
    await calm.leave();
  });

  it.each([
    ['the protocol’s pings', (socket: WebSocket) => socket.send(Uint8Array.of(Protocol.PING))],
    ['the socket’s own pings', (socket: WebSocket) => socket.ping()],
  ])('with %s is put out too', async (_, send) => {
    const { token } = await server.player();
    const { body } = await server.call('POST', '/matchmake/joinOrCreate/mission', { token, body: {} });
    const path = `${body.processId}/${body.roomId}?sessionId=${body.sessionId}`;
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/${path}`);
    await once(socket, 'message');
    const closed = once(socket, 'close');
    const pump = setInterval(() => {
      for (let i = 0; i < LIMIT; i++) if (socket.readyState === WebSocket.OPEN) send(socket);
    }, 50);
    try {
      expect((await closed)[0]).toBe(4002);
    } finally {
      clearInterval(pump);
    }
  });

  it('is counted', async () => {
    const { body } = await server.call('GET', '/metrics');
    for (const kind of ['player', 'joins'])
      expect(body).toMatch(new RegExp(`missionboard_limited_total\\{kind="${kind}"\\} [1-9]`));
  });
});
