import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { KeySetAway } from '../../src/auth/key-set.ts';
import { Tokens } from '../../src/auth/tokens.ts';

const PLAYER = '7b0c2d3e-0000-4000-8000-00000000000a';
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;
const text = (value: string) => new TextEncoder().encode(value);

let pair: Awaited<ReturnType<typeof generateKeyPair>>;
let other: typeof pair;
beforeAll(async () => {
  [pair, other] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
  ]);
});

/** What an identity provider answers when it is asked for its keys. */
type Answering = (response: import('node:http').ServerResponse) => void;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function provider(answering: Answering) {
  const asked = { times: 0 };
  const server = createServer((_, response) => {
    asked.times++;
    answering(response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`, asked, server };
}

const keysOf =
  (...pairs: (typeof pair)[]): Answering =>
  async (response) => {
    const keys = await Promise.all(
      pairs.map(async (p, i) => ({ ...(await exportJWK(p.publicKey)), kid: `key-${i}`, alg: 'RS256' })),
    );
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  };

const token = (more: { kid?: string; exp?: number; alg?: string } = {}, key = pair.privateKey) =>
  new SignJWT({ sub: PLAYER, exp: more.exp ?? inAnHour() })
    .setProtectedHeader({ alg: 'RS256', ...(more.kid === undefined ? {} : { kid: more.kid }) })
    .sign(key);
const shared = () =>
  new SignJWT({ sub: PLAYER, exp: inAnHour() })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(text('x'.repeat(32)));

describe.each<[string, Answering]>([
  ['answers 500', (response) => void response.writeHead(500).end()],
  ['answers 404', (response) => void response.writeHead(404).end()],
  ['answers what is no JSON', (response) => void response.end('<html>')],
  ['answers what is no key set', (response) => void response.end('{"keys": 5}')],
  ['hangs up', (response) => void response.destroy()],
  ['never answers', () => undefined],
])('an identity provider that %s', (_, answering) => {
  it('leaves open whether a token is valid, and tells so once', async () => {
    const told: unknown[] = [];
    const { url } = await provider(answering);
    const tokens = await Tokens.from({ jwksUrl: url, onAway: (error) => told.push(error) });
    const good = await token();
    for (let i = 0; i < 3; i++) await expect(tokens.caller(good)).rejects.toThrow(KeySetAway);
    expect(told).toHaveLength(1);
  });

  it('does not make valid what never can be', async () => {
    const { url, asked } = await provider(answering);
    const tokens = await Tokens.from({ jwksUrl: url });
    const cut = (await token()).slice(0, 40);
    for (const bad of ['hello', '..', cut, await token({ exp: 1 }), await shared()])
      expect(await tokens.caller(bad)).toBeUndefined();
    expect(asked.times).toBe(0);
  });
});

describe('while the identity provider is away', () => {
  it('one caller asks it again, not all of them', async () => {
    const { url, asked } = await provider((response) => void response.writeHead(503).end());
    const tokens = await Tokens.from({ jwksUrl: url });
    const good = await token();
    await Promise.allSettled(Array.from({ length: 50 }, () => tokens.caller(good)));
    expect(asked.times).toBeLessThanOrEqual(2);
  });

  it('known keys go on to be taken, whatever others ask for', async () => {
    const { url, server } = await provider(keysOf(pair));
    const tokens = await Tokens.from({ jwksUrl: url });
    expect(await tokens.caller(await token({ kid: 'key-0' }))).toMatchObject({ playerId: PLAYER });
    server.closeAllConnections();
    server.close();
    expect(await tokens.caller(await token({ kid: 'of-nobody' }))).toBeUndefined();
    expect(await tokens.caller(await token({ kid: 'key-0' }))).toMatchObject({ playerId: PLAYER });
  });
});

it('a token that names no key is taken when any of the keys fits', async () => {
  const { url } = await provider(keysOf(other, pair));
  const tokens = await Tokens.from({ jwksUrl: url });
  const stranger = await generateKeyPair('RS256');
  expect(await tokens.caller(await token())).toMatchObject({ playerId: PLAYER });
  expect(await tokens.caller(await token({}, stranger.privateKey))).toBeUndefined();
});
