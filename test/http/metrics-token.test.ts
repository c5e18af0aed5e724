import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuthParts, authorize } from '../../src/http/authorize.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { ADMIN_TOKEN, SERVICE_TOKEN } from '../support/spawned-server.ts';

const METRICS_TOKEN = 'scraper-5b1d7e9c3a2f4860';
let server: RunningServer;
beforeAll(async () => {
  server = await runningServer({ METRICS_TOKEN });
});
afterAll(() => server?.end());

describe('where METRICS_TOKEN is set', () => {
  it('the metrics are read with it', async () => {
    const { status, body } = await server.call('GET', '/metrics', { token: METRICS_TOKEN });
    expect([status, body]).toEqual([200, expect.stringContaining('missionboard_rooms')]);
  });

  it('and with nothing else', async () => {
    const { token } = await server.player();
    for (const other of [undefined, '', 'guessed', SERVICE_TOKEN, ADMIN_TOKEN, token]) {
      const { status, body } = await server.call(
        'GET',
        '/metrics',
        other === undefined ? {} : { token: other },
      );
      expect([other, status, body.error?.code]).toEqual([other, 401, 'auth/unauthorized']);
    }
    expect((await server.call('POST', '/api/v1/events', { token: METRICS_TOKEN, body: {} })).status).toBe(
      401,
    );
  });
});

describe('where it is not set', () => {
  const ask = async (production: boolean, header: string | null) => {
    const parts = { production, metricsToken: undefined } as AuthParts;
    const admission = await authorize({ headers: { get: () => header } }, { audience: 'metrics' }, parts);
    return admission.ok ? 'let in' : admission.refusal.code;
  };

  it.each([null, 'Bearer ', 'Bearer undefined', 'Bearer x'])('production is closed to %j', async (header) => {
    expect(await ask(true, header)).toBe('auth/forbidden');
    expect(await ask(false, header)).toBe('let in');
  });
});
