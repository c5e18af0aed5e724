import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Origins } from '../../src/http/origins.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';

const LISTED = 'https://game.example';
const FOREIGN = 'https://evil.example';
let server: RunningServer;
let token: string;
beforeAll(async () => {
  server = await runningServer({ ALLOWED_ORIGINS: `${LISTED},https://admin.example:8443` });
  ({ token } = await server.player());
});
afterAll(() => server?.end());

describe('a page', () => {
  const production = new Origins({ allowed: [LISTED], production: true, publicAddress: 'eu.game.example/a' });
  const development = new Origins({ allowed: [LISTED], production: false });

  it.each([
    [LISTED, 'x:2567', 'welcome', 'welcome'],
    ['https://GAME.example', 'x:2567', 'welcome', 'welcome'],
    ['https://game.example:8443', 'x:2567', 'foreign', 'foreign'],
    ['http://game.example', 'x:2567', 'foreign', 'foreign'],
    ['https://x.game.example', 'x:2567', 'foreign', 'foreign'],
    ['http://board.example', 'board.example', 'welcome', 'welcome'],
    ['https://board.example', 'board.example', 'welcome', 'welcome'],
    ['https://board.example', 'board.example:443', 'welcome', 'welcome'],
    ['http://board.example:2567', 'board.example:2567', 'welcome', 'welcome'],
    ['http://board.example:2567', 'board.example', 'foreign', 'foreign'],
    ['https://eu.game.example', 'inner:2567', 'welcome', 'foreign'],
    ['http://localhost:5173', 'x:2567', 'foreign', 'welcome'],
    ['http://127.0.0.1:9', 'x:2567', 'foreign', 'welcome'],
    ['http://[::1]:9', 'x:2567', 'foreign', 'welcome'],
    ['http://localhost.evil.example', 'x:2567', 'foreign', 'foreign'],
    ['http://127.0.0.1.evil.example', 'x:2567', 'foreign', 'foreign'],
    ['null', 'x:2567', 'foreign', 'foreign'],
    ['', 'x:2567', 'foreign', 'foreign'],
    ['file://', 'x:2567', 'foreign', 'foreign'],
    ['https://game.example/', 'x:2567', 'foreign', 'foreign'],
    ['https://game.example, https://evil.example', 'x:2567', 'foreign', 'foreign'],
  ])('of %j at a server called %j is %s in production and %s in development', (origin, host, there, here) => {
    expect([
      production.visitor({ origin, host, forwardedHost: null }),
      development.visitor({ origin, host, forwardedHost: null }),
    ]).toEqual([there, here]);
  });

  it('that is called as a proxy says the server is, is the server’s own where a proxy stands in front', () => {
    const asking = {
      origin: 'https://board.example',
      host: 'inner:2567',
      forwardedHost: 'board.example, edge',
    };
    const proxied = new Origins({ allowed: [], production: true, behindProxy: true });
    expect([proxied.visitor(asking), production.visitor(asking)]).toEqual(['welcome', 'foreign']);
    expect(proxied.visitor({ ...asking, origin: FOREIGN })).toBe('foreign');
  });

  it('that has the server’s own name gets no tokens by it: anybody can point a name here', () => {
    const named = { origin: 'http://evil.example:2567', host: 'evil.example:2567', forwardedHost: null };
    expect(development.devVisitor(named)).toBe('foreign');
    expect(
      development.devVisitor({
        origin: 'http://192.168.1.7:2567',
        host: '192.168.1.7:2567',
        forwardedHost: null,
      }),
    ).toBe('welcome');
    expect(
      development.devVisitor({
        origin: 'http://localhost:2567',
        host: 'localhost:2567',
        forwardedHost: null,
      }),
    ).toBe('welcome');
    expect(development.devVisitor({ origin: LISTED, host: 'x', forwardedHost: null })).toBe('welcome');
    expect(development.devVisitor({ origin: null, host: 'x', forwardedHost: null })).toBe('no page');
  });
});

const cors = (headers: Headers) => [...headers.keys()].filter((name) => name.startsWith('access-control-'));

const routes: [method: string, path: string][] = [
  ['GET', '/healthz'],
  ['GET', '/api/v1/missions/available'],
  ['GET', '/nowhere'],
  ['POST', '/api/v1/events'],
  ['POST', '/dev/token'],
  ['POST', '/dev/nothing'],
  ['POST', '/matchmake/joinOrCreate/mission'],
  ['POST', '/matchmake/reconnect/pl_x'],
];
const welcome = () => [
  LISTED,
  server.url,
  'http://localhost:5173',
  'http://127.0.0.1:1',
  'http://[::1]:8080',
];

describe('over HTTP', () => {
  it('a welcome page may read every answer, refusals too', async () => {
    for (const origin of welcome())
      for (const [method, path] of routes) {
        const { headers, status } = await server.call(method, path, { headers: { origin } });
        expect([origin, path, headers.get('access-control-allow-origin')]).toEqual([origin, path, origin]);
        expect(headers.get('access-control-expose-headers')).toBe('retry-after, etag');
        expect(headers.get('access-control-allow-credentials')).toBeNull();
        expect(headers.get('vary')).toMatch(/origin/);
        expect([path, status]).not.toEqual([path, 403]);
      }
  });

  it('any other page may read none, and gets neither tokens nor seats', async () => {
    for (const origin of [FOREIGN, 'null', `${server.url}0`, 'http://localhost.evil.example'])
      for (const [method, path] of routes) {
        const { headers, status } = await server.call(method, path, { token, headers: { origin } });
        expect([origin, path, cors(headers)]).toEqual([origin, path, []]);
        if (/^\/(?:dev|matchmake)\//.test(path)) expect([path, status]).toEqual([path, 403]);
      }
  });

  it('who is no page is not concerned', async () => {
    const { status, headers } = await server.call('POST', '/dev/token');
    expect([status, cors(headers)]).toEqual([200, []]);
  });

  it('a preflight tells a welcome page what it may send, and any other nothing', async () => {
    const ask = (origin: string) =>
      fetch(`${server.url}/api/v1/missions/x/accept`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const [let_in, barred] = [await ask(LISTED), await ask(FOREIGN)];
    expect(let_in.status).toBe(204);
    const allowed = let_in.headers.get('access-control-allow-headers')!.toLowerCase().split(', ');
    expect(allowed).toEqual(
      expect.arrayContaining(['idempotency-key', 'authorization', 'content-type', 'if-none-match']),
    );
    expect(let_in.headers.get('access-control-allow-methods')).toMatch(/\bPATCH\b/);
    expect(let_in.headers.get('access-control-allow-origin')).toBe(LISTED);
    expect(let_in.headers.get('access-control-allow-credentials')).toBeNull();
    expect(cors(barred.headers)).toEqual([]);
  });
});

describe('by socket', () => {
  const knock = async (headers: Record<string, string>): Promise<number> => {
    const { body } = await server.call('POST', '/matchmake/joinOrCreate/mission', { token });
    const address = `${server.url.replace('http', 'ws')}/${body.processId}/${body.roomId}?sessionId=${body.sessionId}`;
    const socket = new WebSocket(address, { headers });
    const refused = once(socket, 'unexpected-response').then(([, response]) => response.statusCode as number);
    const opened = once(socket, 'open').then(() => 101);
    const status = await Promise.race([refused, opened]);
    socket.on('error', () => undefined);
    socket.terminate();
    return status;
  };

  it('welcome pages and games are let in, any other page is not', async () => {
    for (const origin of welcome()) expect([origin, await knock({ origin })]).toEqual([origin, 101]);
    expect(await knock({})).toBe(101);
    for (const origin of [FOREIGN, 'null', 'http://localhost.evil.example'])
      expect([origin, await knock({ origin })]).toEqual([origin, 403]);
  });
});
