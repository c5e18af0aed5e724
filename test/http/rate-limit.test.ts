import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { until } from '../support/until.ts';

const LIMIT = 2;
let server: RunningServer;
beforeAll(async () => {
  server = await runningServer({ RATE_LIMIT: String(LIMIT) });
});
afterAll(() => server?.end());

const path = '/api/v1/missions/7b0c2d3e-0000-4000-8000-00000000dead/accept';

it('a player who commands too often is told when to come back, and others are not', async () => {
  const [ada, ben] = [await server.player('Ada'), await server.player('Ben')];
  const accept = ({ token }: { token: string }) => server.call('POST', path, { token });
  const answers = await Promise.all(Array.from({ length: 8 }, () => accept(ada)));
  const refused = answers.filter((a) => a.status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(1);
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(LIMIT);
  for (const { headers, body } of refused) {
    expect(body.error.code).toBe('request/rate_limited');
    expect(body.error.details.retry_after_ms).toBeGreaterThan(0);
    expect(body.error.details.retry_after_ms).toBeLessThanOrEqual(1000);
    expect(headers.get('retry-after')).toBe('1');
  }
  expect((await accept(ben)).status).toBe(404);
  await until('the limit to let Ada through again', async () => (await accept(ada)).status === 404);
});
