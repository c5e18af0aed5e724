import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { ADMIN_TOKEN, SERVICE_TOKEN } from '../support/spawned-server.ts';
import { createMission, wireMission } from '../support/wire-mission.ts';

let server: AnsweringServer;
let missionId: string;
let token: string;
beforeAll(async () => {
  server = await sharedServer();
  missionId = await createMission(server);
  ({ token } = await server.player());
});
afterAll(() => server?.end());

const NOWHERE = '7b0c2d3e-0000-4000-8000-00000000dead';

/** Every route that reads a body, with a token for it and a body that it would take. */
const doors = (): [
  method: string,
  path: string,
  token: string | undefined,
  body: Record<string, unknown>,
][] => [
  ['POST', '/dev/token', undefined, { name: 'Ada' }],
  ['POST', '/dev/clock', undefined, { advance_ms: 0 }],
  ['POST', '/dev/events', token, { events: [{}] }],
  ['POST', `/api/v1/missions/${NOWHERE}/accept`, token, {}],
  ['POST', `/api/v1/missions/${NOWHERE}/complete`, token, { choice: 'a' }],
  ['POST', `/api/v1/missions/${NOWHERE}/abandon`, token, {}],
  ['POST', '/api/v1/events', SERVICE_TOKEN, { events: [{}] }],
  ['PUT', '/api/v1/world', SERVICE_TOKEN, { regions: [] }],
  ['POST', '/api/v1/admin/missions', ADMIN_TOKEN, wireMission()],
  ['PATCH', `/api/v1/admin/missions/${missionId}`, ADMIN_TOKEN, { title: 'Another' }],
  ['POST', `/api/v1/admin/players/${NOWHERE}/repair`, ADMIN_TOKEN, { reason: 'a try' }],
  ['POST', '/matchmake/joinOrCreate/mission', token, {}],
];

/** Sends pieces as they are; without a length, they go in chunks. */
function send(
  method: string,
  path: string,
  pieces: readonly (string | Buffer)[],
  headers: Record<string, string>,
) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(server.url + path, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode!, text }));
    });
    sent.on('error', reject);
    for (const piece of pieces) sent.write(piece);
    sent.end();
  });
}

const bearer = (of: string | undefined): Record<string, string> =>
  of === undefined ? {} : { authorization: `Bearer ${of}` };
const codeIn = (text: string): string | undefined => (text === '' ? undefined : JSON.parse(text).error?.code);

describe('a body', () => {
  it.each([
    ['without a type', {}],
    ['called a text', { 'content-type': 'text/plain' }],
    ['called a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['called nonsense', { 'content-type': ';;' }],
  ])('%s is read all the same', async (_, headers) => {
    const id = crypto.randomUUID();

    const { text } = await send('POST', '/dev/token', [JSON.stringify({ player_id: id })], headers);

    expect(JSON.parse(text).player_id).toBe(id);
  });

  it('in chunks and pieces is read all the same', async () => {
    const id = crypto.randomUUID();
    const pieces = [...JSON.stringify({ player_id: id })];

    const { text } = await send('POST', '/dev/token', pieces, { 'transfer-encoding': 'chunked' });

    expect(JSON.parse(text).player_id).toBe(id);
  });

  it.each([
    ['half an object', '{"name":'],
    ['a form', 'name=Ada'],
    ['no UTF-8', Buffer.from('"\xff"', 'latin1')],
    ['two values', '{}{}'],
  ])('that is %s is 400 on every route', async (_, body) => {
    for (const [method, path, of] of doors()) {
      const { status, text } = await send(method, path, [body], bearer(of));
      expect([path, status, codeIn(text)]).toEqual([path, 400, 'request/invalid']);
    }
  });

  it.each([null, 5, 'text', [], true])(
    'that is %j instead of an object is 400 on every route',
    async (body) => {
      for (const [method, path, of] of doors()) {
        const { status, text } = await send(method, path, [JSON.stringify(body)], bearer(of));
        expect([path, status, codeIn(text)]).toEqual([path, 400, 'request/invalid']);
      }
    },
  );

  it('that is missing where there is something to store is 400', async () => {
    for (const [method, path, of] of doors().filter(([m]) => m === 'PUT' || m === 'PATCH'))
      expect([path, (await send(method, path, [], bearer(of))).status]).toEqual([path, 400]);
  });

  it('with a field that nobody knows is refused by the field’s name, on every route', async () => {
    const bodies = doors().filter(([, path]) => !path.startsWith('/matchmake/'));
    for (const [method, path, of, body] of bodies) {
      const odd = { ...body, time_zome: 'UTC' };
      const answer = await server.call(method, path, {
        body: odd,
        ...(of === undefined ? {} : { token: of }),
      });
      expect([path, answer.status, answer.body.error.code]).toEqual([path, 400, 'request/invalid']);
      expect([path, answer.body.error.details.issues]).toEqual([
        path,
        expect.arrayContaining([{ path: 'time_zome', message: 'unknown field' }]),
      ]);
    }
  });

  it('with an event that has such a field loses that event alone', async () => {
    const { id, token: own } = await server.player();
    const event = { type: 'sector_entered', player_id: id, occurred_at: Date.now(), sector_id: 1 };
    const events = [
      { ...event, id: 'odd', sectorname: 'Sol' },
      { ...event, id: 'even' },
    ];

    const { body } = await server.call('POST', '/dev/events', { token: own, body: { events } });

    expect(body).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0, id: 'odd', issues: [{ path: 'sectorname', message: 'unknown field' }] }],
    });
  });
});

it('a query parameter that nobody knows is refused by its name', async () => {
  for (const [path, of] of [
    ['/api/v1/missions/available?faction=x', token],
    ['/api/v1/missions/active?limits=1', token],
    ['/api/v1/outbox?since=0', SERVICE_TOKEN],
    ['/api/v1/admin/missions?page=2', ADMIN_TOKEN],
  ] as const) {
    const { status, body } = await server.call('GET', path, { token: of });
    const name = /\?(\w+)=/.exec(path)![1];
    expect([path, status, body.error?.details.issues]).toEqual([
      path,
      400,
      [{ path: name, message: 'unknown field' }],
    ]);
  }
  expect((await server.call('GET', '/healthz?probe=1')).status).toBe(200);
});

describe('a body that is too large', () => {
  const most: Record<string, number> = {
    '/api/v1/world': 64 * 1024 * 1024,
    '/api/v1/events': 2 * 1024 * 1024,
    '/dev/events': 2 * 1024 * 1024,
    '/matchmake/joinOrCreate/mission': 16 * 1024,
  };
  const limit = (path: string) => most[path] ?? 64 * 1024;

  it('is 413 on every route, by its length and in chunks', async () => {
    for (const [method, path, of] of doors()) {
      if (limit(path) > 4 * 1024 * 1024) continue;
      const body = Buffer.alloc(limit(path) + 1, ' ');
      const framings: Record<string, string>[] = [
        { 'content-length': String(body.byteLength) },
        { 'transfer-encoding': 'chunked' },
      ];
      for (const headers of framings) {
        const { status, text } = await send(method, path, [body], { ...bearer(of), ...headers });
        expect([path, status, codeIn(text)]).toEqual([path, 413, 'request/too_large']);
      }
    }
  });

  it('is not read before its sender is known', async () => {
    const headers = { 'transfer-encoding': 'chunked' };
    const answer = await send('PUT', '/api/v1/world', [Buffer.alloc(512 * 1024, ' ')], headers);
    expect(answer.status).toBe(401);
  });

  it.each([
    '/./matchmake/joinOrCreate/mission',
    '//matchmake/joinOrCreate/mission',
    '/x/../matchmake/joinOrCreate/mission',
  ])('is turned away at %s as well', async (path) => {
    const headers = { ...bearer(token), 'transfer-encoding': 'chunked' };
    const { status } = await send('POST', path, [Buffer.alloc(64 * 1024, ' ')], headers);
    expect([400, 413]).toContain(status);
  });
});

describe('a body that is too deep', () => {
  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('is 400 at once on every route: %s', async (_, open, close) => {
    const depth = 5000;
    const deep = `${open.repeat(depth)}1${close.repeat(depth)}`;
    const from = performance.now();
    for (const [method, path, of] of doors()) {
      const body = path.endsWith('/events') ? `{"events":[{"id":"deep","x":${deep}}]}` : `{"x":${deep}}`;
      if (body.length > limitOf(path)) continue;
      const { status, text } = await send(method, path, [body], bearer(of));
      if (path.endsWith('/events'))
        expect([path, status, JSON.parse(text).rejected[0].code]).toEqual([path, 200, 'request/invalid']);
      else expect([path, status, codeIn(text)]).toEqual([path, 400, 'request/invalid']);
    }
    // It was 3 to 5 s for each of them.
    expect(performance.now() - from).toBeLessThan(5000);
  });

  const limitOf = (path: string) => (path.startsWith('/matchmake/') ? 16 * 1024 : 64 * 1024);
});

it('names that mean something to JavaScript are fields that nobody knows', async () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const { status, text } = await send('POST', '/dev/token', [`{"${name}":{"role":"admin"}}`], {});
    expect([name, status, JSON.parse(text).error?.details.issues[0].message]).toEqual([
      name,
      400,
      'unknown field',
    ]);
  }
  expect((await server.call('POST', '/dev/token')).status).toBe(200);
});
