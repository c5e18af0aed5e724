import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { openBrowser, openPanel } from './browser.ts';
import { accept, fly, offer, sideways } from './hands.ts';

let browser: Browser;
let server: SpawnedServer;
const data = tempDir();

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), spawnServer({ DATA_DIR: data.dir })]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  data.remove();
});

const VIEWS = ['board', 'active', 'chart', 'standing', 'journal', 'deck'];

/** What axe finds wrong, in a line each. */
async function violations(page: Page): Promise<string[]> {
  // What is still moving in is not yet what is read.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

const view = async (page: Page, name: string) => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, name);
  await page.locator(`nav a[data-view="${name}"][aria-current="page"]`).waitFor();
};

describe('for everybody', () => {
  it('axe finds nothing wrong with any view or state', async () => {
    const { page, close } = await openPanel(browser, server.url);
    const id = await accept(page, offer(page, 'Knock Before Entering'));
    for (const name of VIEWS) {
      await view(page, name);
      expect(await violations(page), name).toEqual([]);
    }
    await page
      .locator(`[data-contract="${id}"]`)
      .getByRole('button', { name: /Give up/ })
      .click();
    expect(await violations(page), 'giving up').toEqual([]);
    await page.keyboard.press('Escape');
    await fly(page, id);
    expect(await violations(page), 'ready').toEqual([]);
    await page.locator(`[data-contract="${id}"] [data-act="claim"]`).click();
    await page.locator('dialog[open] dl').waitFor();
    expect(await violations(page), 'paid').toEqual([]);
    await close();
  });

  it.each([360, 768, 1440, 2560])('nothing scrolls sideways at %d px, in any view', async (width) => {
    const { page, close } = await openPanel(browser, server.url, { viewport: { width, height: 800 } });
    await page.locator('[data-offer]').first().locator('h3 a').click();
    for (const name of VIEWS) {
      await view(page, name);
      expect(await sideways(page), name).toBe(0);
      // Nothing is squeezed to a strip either: what is shown on a phone has the whole width.
      const widths = await page
        .locator('main section:visible')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
      if (width === 360)
        expect(
          widths.filter((wide) => wide < 320),
          name,
        ).toEqual([]);
    }
    await close();
  });

  it('German says everything in German, and stays for the next time', async () => {
    const { page, close } = await openPanel(browser, server.url);
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: /Verfügbar/ }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /Verfügbar/ }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await page.locator('nav').textContent()).toMatch(/Brett.*Aktiv.*Karte.*Ansehen.*Logbuch/);
    for (const name of VIEWS) {
      await view(page, name);
      expect(await violations(page), name).toEqual([]);
    }
    await close();
  });

  it('who wants no motion gets none: figures stand at once', async () => {
    const { page, close } = await openPanel(browser, server.url, { path: '/#deck', reducedMotion: 'reduce' });
    const id = await accept(page, offer(page, 'Knock Before Entering'));
    await fly(page, id);
    await page.locator(`[data-contract="${id}"] [data-act="claim"]`).click();
    await page.locator('dialog[open] dl').waitFor();
    expect(await page.locator('dialog[open] dd b').first().textContent()).toContain('8,500');
    const moving = await page.evaluate(
      () =>
        document.getAnimations().filter((a) => Number(a.effect?.getComputedTiming().activeDuration) > 50)
          .length,
    );
    expect(moving).toBe(0);
    await close();
  });

  it('fingers find targets of at least 24 px, and 44 px on a phone', async () => {
    const { page, close } = await openPanel(browser, server.url, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await page.locator('[data-offer]').first().locator('h3 a').tap();
    const buttons = await page
      .locator('button:visible')
      .evaluateAll((all) =>
        all.map((button) => ({ name: button.textContent, height: button.getBoundingClientRect().height })),
      );
    expect(buttons.filter(({ height }) => height < 32)).toEqual([]);
    const accepting = await page.locator('[data-act="accept"]').boundingBox();
    expect(accepting?.height).toBeGreaterThanOrEqual(44);
    await close();
  });
});

describe('the page’s own safety', () => {
  it('has a policy without inline script, and keeps a token out of its address', async () => {
    const page = await fetch(server.url);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'self'");
    expect(await page.text()).not.toMatch(/<script(?![^>]*src=)/);
    const made = await fetch(`${server.url}/dev/token`, { method: 'POST', body: '{"name":"By fragment"}' });
    const { token } = (await made.json()) as { token: string };
    const panel = await openPanel(browser, server.url, { path: `/#token=${token}` });
    await panel.page.getByText('By fragment').waitFor();
    expect(panel.page.url()).not.toContain(token);
    expect(panel.complaints).toEqual([]);
    await panel.close();
  });
});
