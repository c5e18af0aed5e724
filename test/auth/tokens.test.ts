import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sameSecret, Tokens } from '../../src/auth/tokens.ts';

const SECRET = 'a-secret-of-more-than-thirty-two-characters';
const PLAYER = '7b0c2d3e-0000-4000-8000-00000000000a';
const bytes = (text: string) => new TextEncoder().encode(text);
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

const claims = (more: Record<string, unknown> = {}) => ({ sub: PLAYER, exp: inAnHour(), ...more });
const signed = (payload: Record<string, unknown>, secret = SECRET, alg = 'HS256') =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(bytes(secret));

describe('with a shared secret', () => {
  let tokens: Tokens;
  beforeAll(async () => {
    tokens = await Tokens.from({ jwtSecret: SECRET });
  });
  const caller = async (token: string | Promise<string>) => tokens.caller(await token);

  it('a valid token speaks for its sub', async () => {
    const exp = inAnHour();
    const endsAt = exp * 1000;
    expect(await caller(signed(claims({ exp })))).toEqual({ playerId: PLAYER, role: undefined, endsAt });
    expect(await caller(signed(claims({ exp, role: 'admin' })))).toEqual({
      playerId: PLAYER,
      role: 'admin',
      endsAt,
    });
    expect(await caller(signed(claims({ sub: PLAYER.toUpperCase() })))).toMatchObject({ playerId: PLAYER });
  });

  it.each([
    ['without exp', { exp: undefined }],
    ['expired', { exp: Math.floor(Date.now() / 1000) - 1 }],
    ['not valid yet', { nbf: inAnHour() }],
    ['without sub', { sub: undefined }],
    ['with a sub that is no player id', { sub: 'ada' }],
    ['with an empty sub', { sub: '' }],
    ['with a role that is no text', { role: ['admin'] }],
  ])('a token %s is refused', async (_, more) => {
    expect(await caller(signed(claims(more)))).toBeUndefined();
  });

  it.each(['HS384', 'HS512'])('a token signed with %s is refused', async (alg) => {
    const long = 'x'.repeat(64);
    const others = await Tokens.from({ jwtSecret: long });
    expect(await others.caller(await signed(claims(), long, alg))).toBeUndefined();
    expect(await others.caller(await signed(claims(), long))).toBeDefined();
  });

  it('a token with alg none is refused', async () => {
    const none = new UnsecuredJWT({}).setSubject(PLAYER).setExpirationTime('1h').encode();
    expect(await caller(none)).toBeUndefined();
  });

  it('a token of another secret, a changed one and a cut one are refused', async () => {
    const good = await signed(claims());
    const [head, , signature] = good.split('.');
    const forged = Buffer.from(JSON.stringify(claims({ role: 'admin' }))).toString('base64url');
    expect(await caller(signed(claims(), 'another-secret-of-thirty-two-characters'))).toBeUndefined();
    expect(await caller(`${head}.${forged}.${signature}`)).toBeUndefined();
    expect(await caller(good.slice(0, -2))).toBeUndefined();
  });

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['no token at all', 'hello'],
    ['dots', '..'],
    ['more than 8 KiB', 'a'.repeat(8193)],
    ['bytes', '\u0000.\u0000.\u0000'],
  ])('%s is refused', async (_, token) => {
    expect(await tokens.caller(token)).toBeUndefined();
  });

  it('its own tokens are valid, with the role they were given', async () => {
    expect(await caller(tokens.issue(PLAYER, 'admin', 60))).toMatchObject({
      playerId: PLAYER,
      role: 'admin',
    });
    expect(await caller(tokens.issue(PLAYER, undefined, 60))).toMatchObject({ playerId: PLAYER });
    expect(await caller(tokens.issue(PLAYER, undefined, -1))).toBeUndefined();
  });
});

describe('with a public key', () => {
  it('takes RS256 of that key and nothing else', async () => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    const other = await generateKeyPair('RS256');
    const pem = await exportSPKI(pair.publicKey);
    const tokens = await Tokens.from({ jwtPublicKey: pem });
    const rs256 = (key: typeof pair.privateKey) =>
      new SignJWT(claims()).setProtectedHeader({ alg: 'RS256' }).sign(key);
    expect(await tokens.caller(await rs256(pair.privateKey))).toMatchObject({ playerId: PLAYER });
    expect(await tokens.caller(await rs256(other.privateKey))).toBeUndefined();
    // The classic confusion: the public key, known to all, used as a shared secret.
    expect(await tokens.caller(await signed(claims(), pem))).toBeUndefined();
    await expect(tokens.issue(PLAYER, undefined, 60)).rejects.toThrow(/elsewhere/);
  });
});

describe('with a key set', () => {
  let pair: Awaited<ReturnType<typeof generateKeyPair>>;
  let url: string;
  let asked = 0;
  const keys = createServer(async (_, response) => {
    asked++;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  beforeAll(async () => {
    pair = await generateKeyPair('RS256', { extractable: true });
    await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks.json`;
  });
  afterAll(() => void keys.close());
  const withKid = (kid: string, more: Record<string, unknown> = {}) =>
    new SignJWT(claims(more)).setProtectedHeader({ alg: 'RS256', kid }).sign(pair.privateKey);

  it('takes tokens of its keys, and asks for them once', async () => {
    const tokens = await Tokens.from({ jwksUrl: url });
    for (let i = 0; i < 3; i++)
      expect(await tokens.caller(await withKid('one'))).toMatchObject({ playerId: PLAYER });
    expect(asked).toBe(1);
  });

  it('refuses unknown keys, shared secrets and expired tokens', async () => {
    const tokens = await Tokens.from({ jwksUrl: url });
    expect(await tokens.caller(await withKid('two'))).toBeUndefined();
    expect(await tokens.caller(await signed(claims()))).toBeUndefined();
    expect(await tokens.caller(await withKid('one', { exp: 1 }))).toBeUndefined();
    expect(await tokens.caller(await withKid('one', { exp: undefined }))).toBeUndefined();
  });
});

describe('who made a token and for whom', () => {
  const ISSUER = 'https://login.example';
  const AUDIENCE = 'missionboard';
  const ours = { iss: ISSUER, aud: AUDIENCE };

  it.each([
    ['of the issuer and for us', ours, true],
    ['for several, us among them', { iss: ISSUER, aud: ['chat', AUDIENCE] }, true],
    ['of somebody else', { iss: 'https://evil.example', aud: AUDIENCE }, false],
    ['of nobody', { aud: AUDIENCE }, false],
    ['for somebody else', { iss: ISSUER, aud: 'chat' }, false],
    ['for nobody', { iss: ISSUER }, false],
  ])('a token %s, however tokens are signed', async (_, named, valid) => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    const set = createServer(async (_request, response) => {
      const keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'one' }];
      response.end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => set.listen(0, '127.0.0.1', resolve));
    const jwksUrl = `http://127.0.0.1:${(set.address() as AddressInfo).port}/`;
    const checked = { issuer: ISSUER, audience: AUDIENCE };
    const rs256 = await new SignJWT(claims(named))
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(pair.privateKey);
    const ways = [
      [await Tokens.from({ jwtSecret: SECRET, ...checked }), await signed(claims(named))],
      [await Tokens.from({ jwtPublicKey: await exportSPKI(pair.publicKey), ...checked }), rs256],
      [await Tokens.from({ jwksUrl, ...checked }), rs256],
    ] as const;
    const taken = await Promise.all(ways.map(async ([tokens, token]) => await tokens.caller(token)));
    set.closeAllConnections();
    set.close();
    expect(taken.map((caller) => caller !== undefined)).toEqual([valid, valid, valid]);
  });

  it('is in the tokens that development signs for itself', async () => {
    const tokens = await Tokens.from({ jwtSecret: SECRET, issuer: ISSUER, audience: AUDIENCE });
    expect(await tokens.caller(await tokens.issue(PLAYER, undefined, 60))).toMatchObject({
      playerId: PLAYER,
    });
  });
});

describe('two secrets', () => {
  it.each([
    ['alike', 'secret', 'secret', true],
    ['that differ', 'secret', 'Secret', false],
    ['of other lengths', 'secret', 'secrets', false],
    ['of which one is missing', undefined, 'secret', false],
    ['of which the other is missing', 'secret', undefined, false],
    ['both missing', undefined, undefined, false],
  ])('%s', (_, given, expected, same) => {
    expect(sameSecret(given, expected)).toBe(same);
  });
});
