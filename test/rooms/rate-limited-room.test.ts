import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { until } from '../support/until.ts';

const LIMIT = 3;
let server: RunningServer;
beforeAll(async () => {
  server = await runningServer({ RATE_LIMIT: String(LIMIT) });
});
afterAll(() => server?.end());

const journal = (client: Awaited<ReturnType<typeof joined>>) =>
  client.room.request('journal', {}).then(
    () => 'ok' as const,
    (error: { reason: { code: string; details: { retryAfterMs: number } } }) => error.reason,
  );

describe('a client that sends too much', () => {
  it('is told when to come back, and is served then', async () => {
    const client = await joined(server.url, (await server.player()).token);
    const answers = await Promise.all(Array.from({ length: LIMIT + 2 }, () => journal(client)));
    expect(answers.slice(0, LIMIT)).toEqual(Array(LIMIT).fill('ok'));
    for (const answer of answers.slice(LIMIT)) {
      expect(answer).toMatchObject({ code: 'request/rate_limited' });
      const { retryAfterMs } = (answer as { details: { retryAfterMs: number } }).details;
      expect(retryAfterMs).toBeGreaterThan(0);
      expect(retryAfterMs).toBeLessThanOrEqual(1000);
    }
    await until('the limit to let it through again', async () => (await journal(client)) === 'ok');
    await client.leave();
  });

  it('by plain messages is told so too', async () => {
    const client = await joined(server.url, (await server.player()).token);
    for (let i = 0; i <= LIMIT; i++) client.room.send('journal', {});
    const refused = await until('the refusal', () => client.notices.find((n) => n.body.ok === false));
    expect(refused.body.error.code).toBe('request/rate_limited');
    await client.leave();
  });

  it('does not cost another device of the same player its own share', async () => {
    const { token } = await server.player();
    const [loud, calm] = [await joined(server.url, token), await joined(server.url, token)];
    await Promise.all(Array.from({ length: LIMIT * 2 }, () => journal(loud)));
    expect(await journal(calm)).toBe('ok');
    await Promise.all([loud.leave(), calm.leave()]);
  });

  it('and floods on is put out with 4002', async () => {
    const client = await joined(server.url, (await server.player()).token);
    client.room.reconnection.enabled = false;
    let closed: number | undefined;
    client.room.onLeave((code) => {
      closed = code;
    });
    client.room.onDrop((code) => {
      closed ??= code;
    });
    const pump = setInterval(() => {
      if (closed === undefined) for (let i = 0; i < LIMIT * 3; i++) client.room.send('journal', {});
    }, 50);
    try {
      await until('the socket to be closed', () => closed !== undefined, 10_000);
    } finally {
      clearInterval(pump);
    }
    expect(closed).toBe(4002);
  });
});
