import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { openBrowser } from './browser.ts';

let browser: Browser;
let server: SpawnedServer;
let game: Server;
let stranger: Server;
const data = tempDir();

const originOf = (host: Server): string => `http://127.0.0.1:${(host.address() as AddressInfo).port}`;

/** A page of another origin that embeds the panel, and answers its question for a token with this one. */
async function host(answer: () => string): Promise<Server> {
  const made = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<iframe src="${server.url}/?embed" width="1200" height="800"></iframe><script>
      window.asked = 0;
      addEventListener('message', ({ source, data }) => {
        if (data?.type !== 'missionboard:token?') return;
        window.asked++;
        source.postMessage({ type: 'missionboard:token', token: '${answer()}' }, '${server.url}');
      });
    </script>`);
  });
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return made;
}

async function tokenFor(name: string): Promise<string> {
  const response = await fetch(`${server.url}/dev/token`, { method: 'POST', body: JSON.stringify({ name }) });
  return ((await response.json()) as { token: string }).token;
}

beforeAll(async () => {
  // The host's port has to be in the settings before the server starts.
  let token = '';
  game = createServer();
  await new Promise<void>((resolve) => game.listen(0, '127.0.0.1', resolve));
  const origin = originOf(game);
  [browser, server] = await Promise.all([
    openBrowser(),
    spawnServer({ DATA_DIR: data.dir, ALLOWED_ORIGINS: origin, FRAME_ANCESTORS: origin }),
  ]);
  token = await tokenFor('From the game');
  const page = await host(() => token);
  game.on('request', (request, response) => page.emit('request', request, response));
  stranger = await host(() => token);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  game.close();
  stranger.close();
  data.remove();
});

describe('embedded in a page of the game', () => {
  it('asks its host for a token and shows that player', async () => {
    const page = await browser.newPage();
    await page.goto(originOf(game));
    const panel = page.frameLocator('iframe');
    await panel.getByText('From the game').waitFor();
    await panel.locator('[data-offer]').first().waitFor();
    await page.close();
  });

  it('is not shown in a page that nobody named', async () => {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(originOf(stranger));
    await page.waitForLoadState('networkidle');
    expect(await page.frameLocator('iframe').locator('[data-offer]').count()).toBe(0);
    expect(refused.join()).toMatch(/frame-ancestors|refused to frame/i);
    await page.close();
  });
});
