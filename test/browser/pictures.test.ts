import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { openBrowser, openPanel, WIDE } from './browser.ts';
import { accept, fly, offer } from './hands.ts';

let browser: Browser;
let server: SpawnedServer;
const data = tempDir();
/** `npm run panel:pictures` renews what the documents show; a test run looks elsewhere. */
const folder =
  process.env.PICTURES === 'renew'
    ? fileURLToPath(new URL('../../docs/images', import.meta.url))
    : join(data.dir, 'images');

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  [browser, server] = await Promise.all([openBrowser(), spawnServer({ DATA_DIR: data.dir })]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  data.remove();
});

/** Takes a picture when nothing moves any more; one that shows nothing would be small. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  await page.evaluate(() => document.fonts.ready);
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  expect(statSync(file).size).toBeGreaterThan(20_000);
}

const view = (page: Page, name: string) => page.locator(`nav a[data-view="${name}"]`).click();

describe('the panel in pictures', () => {
  it('wide: the board, a reward, the flight deck and the journal', async () => {
    const { page, close } = await openPanel(browser, server.url, { viewport: WIDE });
    const done = await accept(page, offer(page, 'Knock Before Entering'));
    await accept(page, offer(page, 'Curtains'));
    await accept(page, offer(page, 'Fumes'));
    await page.locator('[data-slot="travel"] button').click();
    await page.locator('[data-slot="social"] button').click();
    await view(page, 'deck');
    await fly(page, done);
    const fuel = page.locator('[data-act="step"]').filter({ hasText: 'Fumes' });
    await fuel.click();
    await picture(page, 'deck');
    await view(page, 'board');
    await page.mouse.move(5, 5);
    await page.locator('[data-offer]:not([data-gone])').nth(2).locator('h3 a').click();
    await picture(page, 'board');
    await page.locator(`[data-contract="${done}"] [data-act="claim"]`).click();
    await page.locator('dialog[open] dl').waitFor();
    await picture(page, 'reward');
    await page.keyboard.press('Enter');
    await view(page, 'journal');
    await page.locator('article').first().waitFor();
    await picture(page, 'journal');
    await close();
  });

  it('on a phone: each view', async () => {
    const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
    const { page, close } = await openPanel(browser, server.url, phone);
    await accept(page, offer(page, 'Curtains'));
    await page.locator('[data-slot="travel"] button').click();
    for (const name of ['board', 'active', 'chart', 'standing']) {
      await view(page, name);
      await page.evaluate(() => window.scrollTo(0, 0));
      await picture(page, `phone-${name}`);
    }
    await close();
  });

  it('embedded: without frame and ground of its own', async () => {
    const { page, close } = await openPanel(browser, server.url, { path: '/?embed' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgba(0, 0, 0, 0)',
    );
    await close();
  });
});
