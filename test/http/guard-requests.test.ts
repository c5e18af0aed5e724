import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, rawHttp } from '../support/raw-http.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await runningServer();
});
afterAll(() => server?.end());

const CLOSE = 'Connection: close\r\n';
const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';

const heads: readonly [what: string, head: string, statuses: number[]][] = [
  ['TRACE', 'TRACE / HTTP/1.1\r\nHost: a\r\n', [405]],
  ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n', [405]],
  ['a method of WebDAV', 'PROPFIND /healthz HTTP/1.1\r\nHost: a\r\n', [405]],
  ['a method of nobody', 'BREW /healthz HTTP/1.1\r\nHost: a\r\n', [400, 405]],
  ['no Host', 'GET /healthz HTTP/1.1\r\n', [400]],
  ['two Hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n', [400]],
  ['half an address for a Host', 'GET /healthz HTTP/1.1\r\nHost: [\r\n', [400]],
  ['a path in the Host', 'GET /healthz HTTP/1.1\r\nHost: a/b\r\n', [400]],
  ['a user in the Host', 'GET /healthz HTTP/1.1\r\nHost: a@b\r\n', [400]],
  ['an impossible port', 'GET /healthz HTTP/1.1\r\nHost: a:99999\r\n', [400]],
  ['an empty Host', 'GET /healthz HTTP/1.1\r\nHost:\r\n', [400]],
  ['nonsense for a scheme', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: [\r\n', [400]],
  ['nonsense for a forwarded host', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-Forwarded-Host: [,]\r\n', [400]],
  ['a whole address', 'GET http://a/healthz HTTP/1.1\r\nHost: a\r\n', [400]],
  ['a star', 'OPTIONS * HTTP/1.1\r\nHost: a\r\n', [400]],
  ['two slashes', 'GET //healthz HTTP/1.1\r\nHost: a\r\n', [400]],
  ['a server in the path', 'GET //[/healthz HTTP/1.1\r\nHost: a\r\n', [400]],
  ['a dot', 'GET /./healthz HTTP/1.1\r\nHost: a\r\n', [400]],
  ['two dots', 'GET /x/../healthz HTTP/1.1\r\nHost: a\r\n', [400]],
  ['escaped dots', 'GET /x/%2e%2E/healthz HTTP/1.1\r\nHost: a\r\n', [400]],
  ['an escaped slash', 'GET /x%2fhealthz HTTP/1.1\r\nHost: a\r\n', [400]],
  ['a backslash', 'GET /x\\healthz HTTP/1.1\r\nHost: a\r\n', [400]],
  ['an escaped backslash', 'GET /x%5chealthz HTTP/1.1\r\nHost: a\r\n', [400]],
  ['half an escape', 'GET /healthz%4 HTTP/1.1\r\nHost: a\r\n', [400]],
  ['an escape that is no text', 'GET /healthz%ff HTTP/1.1\r\nHost: a\r\n', [400]],
  ['a fragment', 'GET /healthz#a HTTP/1.1\r\nHost: a\r\n', [400]],
];

describe('the door of requests', () => {
  it.each(heads)('turns away %s in the error shape', async (_, head, statuses) => {
    const answer = await rawHttp(server.url, `${head}${CLOSE}\r\n`);
    expect(statuses).toContain(answer.status);
    expect(codeOf(answer)).toBe(answer.status === 405 ? 'request/method_not_allowed' : 'request/invalid');
  });

  it.each([
    [
      'the scheme of two proxies in a row',
      'GET /healthz HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: https, http\r\n',
    ],
    [
      'the scheme in two lines',
      'GET /healthz HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Proto: http\r\n',
    ],
    ['an IPv6 host', 'GET /healthz HTTP/1.1\r\nHost: [::1]:2567\r\n'],
    ['a name with an underscore', 'GET /healthz HTTP/1.1\r\nHost: mission_board:2567\r\n'],
    [
      'a protocol that nobody asked for',
      'GET /healthz HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n',
    ],
    ['an old balancer', 'GET /healthz HTTP/1.0\r\n'],
    ['escapes of letters', 'GET /%68ealthz HTTP/1.1\r\nHost: a\r\n'],
  ])('lets in %s', async (_, head) => {
    const upgrade = head.includes('Upgrade:') ? 'Connection: Upgrade, close\r\n' : CLOSE;
    expect((await rawHttp(server.url, `${head}${upgrade}\r\n`)).status).toBe(200);
  });
});

describe('the door of upgrades', () => {
  it.each(heads.filter(([what]) => what !== 'CONNECT'))(
    'turns away %s as well',
    async (_, head, statuses) => {
      const answer = await rawHttp(server.url, `${head}${UPGRADE}\r\n`);
      expect(statuses).toContain(answer.status);
    },
  );
});

it('nothing of all this has hurt the server', async () => {
  expect((await server.call('GET', '/healthz')).body).toEqual({ status: 'ok' });
  expect(server.output()).not.toMatch(/TypeError|Unhandled/);
});
