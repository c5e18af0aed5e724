import { afterAll, describe, expect, it } from 'vitest';
import { runToEnd, spawnServer, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';

const folder = tempDir();
afterAll(folder.remove);

/** Code that the server's process runs beside its own, as a fault of somebody's would. */
const beside = (code: string) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}`,
});

describe('an error that nobody catches', () => {
  it('is logged and counted, and ends nothing', async () => {
    const server = await spawnServer({
      DATA_DIR: folder.dir,
      ...beside(`process.on('SIGUSR2', () => {
        Promise.reject(new Error('a promise of nobody'));
        Promise.reject(undefined);
        setImmediate(() => { throw new TypeError('an exception of nobody'); });
        setImmediate(() => { throw null; });
      })`),
    });
    try {
      process.kill(server.pid, 'SIGUSR2');

      const counted = await until('both to be counted', async () => {
        const metrics = await (await fetch(`${server.url}/metrics`)).text();
        const count = (kind: string) =>
          new RegExp(`missionboard_uncaught_errors_total{kind="${kind}"} (\\d+)`).exec(metrics)?.[1];
        return count('rejection') === '2' && count('exception') === '2';
      });
      expect(counted).toBe(true);
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
      expect(server.output()).toMatch(/a promise of nobody/);
      expect(server.output()).toMatch(/an exception of nobody/);
    } finally {
      expect(await server.stop()).toMatchObject({ code: 0 });
    }
  });

  it('ends a process that says of itself that it is unsound', async () => {
    const server = await spawnServer({
      DATA_DIR: folder.dir,
      ...beside(`process.on('SIGUSR2', () => setImmediate(() => {
        throw Object.assign(new Error('broken'), { code: 'ERR_INTERNAL_ASSERTION' });
      }))`),
    });
    process.kill(server.pid, 'SIGUSR2');

    expect(await server.exited).toMatchObject({ code: 1, stderr: expect.stringContaining('broken') });
  });

  it.each([
    ['a rejection', `setTimeout(() => Promise.reject(new Error('too early')), 200)`],
    ['an exception', `setTimeout(() => { throw new Error('too early'); }, 200)`],
  ])('still ends a start (%s)', async (_, code) => {
    const ended = await runToEnd('src/main.ts', { PORT: '0', DATA_DIR: folder.dir, ...beside(code) });

    expect(ended.stdout).not.toContain('listens');
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('too early') });
  });
});
