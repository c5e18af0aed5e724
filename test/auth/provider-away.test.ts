import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '@colyseus/sdk';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { ADMIN_TOKEN, SERVICE_TOKEN } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';

const PLAYER = '7b0c2d3e-0000-4000-8000-00000000000b';
const ISSUER = 'https://login.example';
const AUDIENCE = 'missionboard';

let server: RunningServer;
let provider: Server;
let pair: Awaited<ReturnType<typeof generateKeyPair>>;
let present = false;
beforeAll(async () => {
  pair = await generateKeyPair('RS256', { extractable: true });
  provider = createServer(async (_, response) => {
    if (!present) return void response.writeHead(502).end();
    const keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' }];
    response.end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  server = await runningServer({
    JWT_SECRET: '',
    JWKS_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/jwks.json`,
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: AUDIENCE,
  });
});
afterAll(async () => {
  await server?.end();
  provider?.closeAllConnections();
  provider?.close();
});

const token = (more: object = {}) =>
  new SignJWT({ sub: PLAYER, iss: ISSUER, aud: AUDIENCE, exp: Math.floor(Date.now() / 1000) + 3600, ...more })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .sign(pair.privateKey);

/** Some route for each kind of caller that a token lets in. */
const routes = [
  ['GET', '/api/v1/missions/available'],
  ['POST', '/api/v1/missions/7b0c2d3e-0000-4000-8000-00000000dead/accept'],
  ['GET', '/api/v1/admin/missions'],
] as const;

const join = async (withToken: string) => {
  const client = new Client(server.url);
  client.auth.token = withToken;
  return client.joinOrCreate('mission').then(
    async (room) => room.leave().then(() => 200),
    (error: { code: number; message: string }) => error.code,
  );
};

describe('while the identity provider is away', () => {
  it.each(routes)('%s %s says so, and that trying again is safe', async (method, path) => {
    const { status, body } = await server.call(method, path, { token: await token() });
    expect([status, body.error.code]).toEqual([503, 'server/unavailable']);
  });

  it('a join says so', async () => {
    expect(await join(await token())).toBe(503);
  });

  it.each(routes)('%s %s refuses what can be no token', async (method, path) => {
    for (const bad of ['hello', 'a.b.c', await token({ exp: 1 })]) {
      const { status, body } = await server.call(method, path, { token: bad });
      expect([status, body.error.code]).toEqual([401, 'auth/unauthorized']);
    }
    expect((await server.call(method, path)).status).toBe(401);
  });

  it('a join refuses what can be no token', async () => {
    expect(await join('hello')).toBe(401);
    expect(await join(await token({ exp: 1 }))).toBe(401);
  });

  it('secrets open their doors as ever', async () => {
    expect((await server.call('GET', '/api/v1/admin/missions', { token: ADMIN_TOKEN })).status).toBe(200);
    expect((await server.call('GET', '/api/v1/outbox', { token: SERVICE_TOKEN })).status).toBe(200);
  });
});

describe('when it is back', () => {
  it('its players come in, and nobody who is another’s', async () => {
    present = true;
    const good = await token();
    await until('the keys', async () => (await join(good)) === 200, 20_000);
    const client = await joined(server.url, good);
    expect(client.seen().player.id).toBe(PLAYER);
    await client.leave();
    for (const named of [{ iss: 'https://evil.example' }, { aud: 'chat' }, { iss: undefined }]) {
      expect(await join(await token(named))).toBe(401);
      expect((await server.call(...routes[0], { token: await token(named) })).status).toBe(401);
    }
  });
});
