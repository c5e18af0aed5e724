import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import { type Answered, type RunningServer, runningServer } from '../support/running-server.ts';
import { ADMIN_TOKEN, SERVICE_TOKEN } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';

const LIMIT = 3;
let server: RunningServer;
beforeAll(async () => {
  server = await runningServer({ RATE_LIMIT: String(LIMIT) });
});
afterAll(() => server?.end());

const MISSION = '7b0c2d3e-0000-4000-8000-00000000dead';
const many = (n: number, what: () => Promise<Answered>) => Promise.all(Array.from({ length: n }, what));

/** What a player may ask, and what it answers when it is not too much. */
const asked = [
  ['POST', `/api/v1/missions/${MISSION}/accept`, 404],
  ['GET', '/api/v1/missions/available', 200],
  ['GET', '/api/v1/missions/journal', 200],
  // The wrong doors are knocked at no oftener.
  ['GET', '/api/v1/admin/missions', 403],
  ['GET', '/api/v1/outbox', 403],
] as const;

describe.each(asked)('a player who asks %s %s too often', (method, path, served) => {
  it('is told when to come back, and others are not', async () => {
    const [ada, ben] = [await server.player('Ada'), await server.player('Ben')];
    const ask = ({ token }: { token: string }) => server.call(method, path, { token });
    const answers = await many(4 * LIMIT, () => ask(ada));
    const refused = answers.filter((a) => a.status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(answers.filter((a) => a.status === served).length).toBeGreaterThanOrEqual(LIMIT);
    expect(answers.filter((a) => a.status !== served && a.status !== 429)).toEqual([]);
    for (const { headers, body } of refused) {
      expect(body.error.code).toBe('request/rate_limited');
      expect(body.error.details.retry_after_ms).toBeGreaterThan(0);
      expect(body.error.details.retry_after_ms).toBeLessThanOrEqual(1000);
      expect(headers.get('retry-after')).toBe('1');
    }
    expect((await ask(ben)).status).toBe(served);
    await until('the limit to let Ada through again', async () => (await ask(ada)).status === served);
  });
});

it('a game and an operator are not players', async () => {
  const { body } = await server.call('POST', '/dev/token', { body: { role: 'admin' } });
  const doors = [
    ['/api/v1/outbox', SERVICE_TOKEN],
    ['/api/v1/admin/missions', ADMIN_TOKEN],
    ['/api/v1/admin/missions', body.token],
  ] as const;
  for (const [path, token] of doors) {
    const answers = await many(10 * LIMIT, () => server.call('GET', path, { token }));
    expect([...new Set(answers.map((a) => a.status))]).toEqual([200]);
  }
});

it('what a player asks over HTTP counts with what the sockets ask', async () => {
  const { token } = await server.player();
  const client = await joined(server.url, token);
  await until('all of the share to be used up over HTTP', async () => {
    const answers = await many(LIMIT * 3, () => server.call('GET', '/api/v1/missions/active', { token }));
    if (!answers.some((a) => a.status === 429)) return false;
    const answer = await client.room.request('journal', {}).catch((error) => error.reason);
    return answer.code === 'request/rate_limited';
  });
  await client.leave();
});
