import { Client } from '@colyseus/sdk';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Joined, joined } from '../support/joined.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { JWT_SECRET } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { createMission } from '../support/wire-mission.ts';

/** Room for a busy machine between a token's end and what is asked of the server before it. */
const SHORT_S = 8;
const LONG_MS = 30_000;

let server: AnsweringServer;
beforeAll(async () => {
  server = await sharedServer();
});
afterAll(() => server?.end());

/** A token of a player that ends so many seconds from now. */
const tokenFor = (playerId: string, seconds: number) =>
  new SignJWT({ sub: playerId, exp: Math.floor(Date.now() / 1000) + seconds })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(JWT_SECRET));
const newPlayer = () => crypto.randomUUID();
const endOf = (token: string): number =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8')).exp * 1000;

/** Joins, and notes with which code the socket ends. */
async function follow(token: string) {
  const client = await joined(server.url, token);
  client.room.reconnection.enabled = false;
  const ended: { code?: number; at?: number } = {};
  client.room.onLeave((code) => {
    ended.code ??= code;
    ended.at ??= Date.now();
  });
  client.room.onDrop((code) => {
    ended.code ??= code;
    ended.at ??= Date.now();
  });
  return { ...client, ended };
}

const toldOf = ({ notices }: Pick<Joined, 'notices'>) =>
  notices.filter((n) => n.type === 'auth_expiring').map((n) => n.body.at);

describe.concurrent('a socket whose token ends', () => {
  it('is told when, once, and is closed then', async () => {
    const token = await tokenFor(newPlayer(), SHORT_S);
    const client = await follow(token);
    await until('the warning', () => toldOf(client).length > 0, LONG_MS);
    await until('the end', () => client.ended.code, LONG_MS);
    expect(client.ended.code).toBe(4003);
    expect(client.ended.at).toBeGreaterThanOrEqual(endOf(token));
    expect(toldOf(client)).toEqual([endOf(token)]);
  });

  it('is not told before the last minute', async () => {
    const [soon, later] = await Promise.all([
      follow(await tokenFor(newPlayer(), 40)),
      follow(await tokenFor(newPlayer(), 3600)),
    ]);
    // Both are looked at in one sweep: when one was told, the other was not.
    await until('the warning', () => toldOf(soon).length > 0, LONG_MS);
    expect(toldOf(later)).toEqual([]);
    await Promise.all([soon.leave(), later.leave()]);
  });

  it('cannot be come back to', async () => {
    const token = await tokenFor(newPlayer(), SHORT_S);
    const client = await follow(token);
    const { reconnectionToken } = client.room;
    client.room.connection.close(4010);
    await until('the token to end', () => Date.now() > endOf(token) + 500, LONG_MS);
    await expect(new Client(server.url).reconnect(reconnectionToken)).rejects.toThrow();
    const closed = await follow(await tokenFor(newPlayer(), SHORT_S));
    await until('the end', () => closed.ended.code, LONG_MS);
    await expect(new Client(server.url).reconnect(closed.room.reconnectionToken)).rejects.toThrow();
  });

  it('leaves a device with a longer token alone', async () => {
    const player = newPlayer();
    const short = await follow(await tokenFor(player, SHORT_S));
    const long = await follow(await tokenFor(player, 3600));
    await until('the end', () => short.ended.code, LONG_MS);
    expect(toldOf(long)).toEqual([]);
    expect(await long.room.request('journal', {})).toMatchObject({ acceptances: [] });
    await long.leave();
  });
});

describe.concurrent('a fresh token', () => {
  it.each(['request', 'send'] as const)('by %s keeps the socket open', async (way) => {
    const player = newPlayer();
    const client = await follow(await tokenFor(player, SHORT_S));
    const first = endOf(await tokenFor(player, SHORT_S));
    const fresh = await tokenFor(player, 3600);
    if (way === 'request')
      expect(await client.room.request('auth', { token: fresh })).toEqual({ at: endOf(fresh) });
    else {
      client.room.send('auth', { token: fresh, commandId: 'auth-1' });
      const answer = await until('the answer', () => client.notices.find((n) => n.type === 'command_result'));
      expect(answer.body).toEqual({
        command: 'auth',
        commandId: 'auth-1',
        ok: true,
        result: { at: endOf(fresh) },
      });
    }
    await until('the first token to end', () => Date.now() > first + 2500, LONG_MS);
    const missionId = await createMission(server);
    expect(await client.room.request('accept', { missionId })).toMatchObject({ mission: { id: missionId } });
    expect(client.ended.code).toBeUndefined();
    await client.leave();
  });

  it('is followed by its own warning', async () => {
    const player = newPlayer();
    const client = await follow(await tokenFor(player, 20));
    await until('the warning', () => toldOf(client).length === 1, LONG_MS);
    const fresh = await tokenFor(player, 40);
    await client.room.request('auth', { token: fresh });
    await until('the next warning', () => toldOf(client).length === 2, LONG_MS);
    expect(toldOf(client)[1]).toBe(endOf(fresh));
    await client.leave();
  });

  it('that ends sooner takes nothing away', async () => {
    const player = newPlayer();
    const long = await tokenFor(player, 3600);
    const client = await follow(long);
    const answer = await client.room.request('auth', { token: await tokenFor(player, 30) });
    expect(answer).toEqual({ at: endOf(long) });
    await client.leave();
  });

  it('of somebody else, a bad one and none are refused, and change nothing', async () => {
    const player = newPlayer();
    const token = await tokenFor(player, SHORT_S);
    const client = await follow(token);
    expect((await client.refusal('auth', { token: await tokenFor(newPlayer(), 3600) })).code).toBe(
      'auth/forbidden',
    );
    expect((await client.refusal('auth', { token: await tokenFor(player, -5) })).code).toBe(
      'auth/unauthorized',
    );
    for (const bad of ['hello', 'a.b.c'])
      expect((await client.refusal('auth', { token: bad })).code).toBe('auth/unauthorized');
    for (const body of [{}, { token: 5 }, { token: '' }, { token: null }, undefined, 'token', []])
      expect((await client.refusal('auth', body)).code).toBe('request/invalid');
    expect(await client.room.request('journal', {})).toMatchObject({ acceptances: [] });
    await until('the end', () => client.ended.code, LONG_MS);
    expect(client.ended.code).toBe(4003);
  });
});
