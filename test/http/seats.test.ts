import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';

let server: AnsweringServer;
beforeAll(async () => {
  server = await sharedServer();
});
afterAll(() => server?.end());

const ask = (path: string, body: unknown, token?: string) =>
  server.call('POST', `/matchmake/${path}`, { body, ...(token === undefined ? {} : { token }) });

describe('a seat', () => {
  it('is given to the token’s player, whatever the options say', async () => {
    const { id, token } = await server.player();
    const { status, body } = await ask('joinOrCreate/mission', { playerId: 'somebody', roomId: 'x' }, token);
    expect([status, body.roomId]).toEqual([200, `pl_${id}`]);
    expect(Object.keys(body).sort()).toEqual(['name', 'processId', 'roomId', 'sessionId']);
  });

  it.each([
    ['joinOrCreate/nonesuch', 404],
    ['create/mission', 404],
    ['join/mission', 404],
    ['joinById/pl_x', 404],
    ['query/mission', 404],
    ['__proto__/mission', 404],
    ['joinOrCreate/mission/more', 404],
    ['joinOrCreate', 404],
    ['joinOrCreate/__proto__', 404],
  ])('is not given at %s', async (path, status) => {
    const { token } = await server.player();
    const answer = await ask(path, {}, token);
    expect([answer.status, answer.body.error.code]).toEqual([status, 'request/not_found']);
  });

  it('is asked for by POST alone', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const { status, headers, body } = await server.call(method, '/matchmake/joinOrCreate/mission');
      expect([status, headers.get('allow'), body.error.code]).toEqual([
        405,
        'POST, OPTIONS',
        'request/method_not_allowed',
      ]);
    }
  });

  it('is refused in the error shape, and so that the SDK has the code', async () => {
    const { status, body } = await ask('joinOrCreate/mission', {});
    expect([status, body]).toEqual([
      401,
      {
        code: 401,
        message: 'auth/unauthorized',
        error: expect.objectContaining({ code: 'auth/unauthorized' }),
      },
    ]);
    await expect(joined(server.url, 'nonsense')).rejects.toMatchObject({
      code: 401,
      message: 'auth/unauthorized',
    });
  });
});

it('coming back tells a stranger nothing of who is here', async () => {
  const [here, gone] = [await server.player(), await server.player()];
  const client = await joined(server.url, here.token);
  const tokens = ['guess', '', '__proto__', 'constructor', 5, null, {}, ['x'], 'x'.repeat(1000), undefined];
  const rooms = [`pl_${here.id}`, `pl_${gone.id}`, `pl_${crypto.randomUUID()}`, 'x', '__proto__'];

  const answers = await Promise.all(
    rooms.flatMap((room) =>
      tokens.map((reconnectionToken) => ask(`reconnect/${room}`, { reconnectionToken })),
    ),
  );

  const [first] = answers;
  expect(first!.status).toBe(524);
  for (const { status, body } of answers) expect([status, body]).toEqual([first!.status, first!.body]);
  expect((await client.room.request('journal', {})).acceptances).toEqual([]);
  await client.leave();
});
