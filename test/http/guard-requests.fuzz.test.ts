import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rawHttp } from '../support/raw-http.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { requestBytes } from './given-bytes.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await runningServer();
});
afterAll(() => server?.end());

/** Half a request gets no answer until its time is over: then it is left. */
const PATIENCE_MS = 400;
const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';

it.each([
  ['requests', 'Connection: close\r\n'],
  ['upgrades', UPGRADE],
])(
  'whatever bytes come in by the door of %s, the server stays and is nowhere surprised',
  async (_, extra) => {
    await fc.assert(
      fc.asyncProperty(fc.array(requestBytes(extra), { minLength: 25, maxLength: 25 }), async (requests) => {
        const answers = await Promise.all(requests.map((bytes) => rawHttp(server.url, bytes, PATIENCE_MS)));
        const failures = answers.filter(({ status }) => status >= 500 && status !== 505);
        expect(failures).toEqual([]);
        expect((await server.call('GET', '/healthz')).status).toBe(200);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    const metrics = String((await server.call('GET', '/metrics')).body);
    expect(metrics).toMatch(/^missionboard_errors_total 0$/m);
    expect(metrics).not.toMatch(/^missionboard_uncaught_errors_total\{/m);
    expect(server.output()).not.toMatch(/TypeError|RangeError|Unhandled/);
  },
);
