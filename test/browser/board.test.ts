import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { openBrowser, openPanel } from './browser.ts';
import { accept, claim, contract, fly, offer } from './hands.ts';

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

describe('the board', () => {
  it('says of each offer what it takes to decide, without opening it', async () => {
    const { page, complaints, close } = await openPanel(browser, server.url);
    const row = offer(page, 'Knock Before Entering');
    await expect.poll(() => row.textContent()).toMatch(/warp|here/);
    expect(await row.textContent()).toMatch(/8,500/);
    expect(await row.textContent()).toMatch(/\+18/);
    expect(await row.getByRole('img').first().getAttribute('aria-label')).toBe('Nova Scientific Institute');
    expect(complaints).toEqual([]);
    await close();
  });

  it('is searched by title, place and cargo, filtered and sorted; the choice outlives a reload', async () => {
    const { page, close } = await openPanel(browser, server.url);
    const rows = page.locator('[data-offer]');
    const pays = () => page.locator('[data-offer] p > span:first-child').allTextContents();
    await page.getByPlaceholder('Title, sector, cargo').fill('luxury goods');
    await until(
      'the page shows it',
      async () =>
        (await rows.count()) > 0 &&
        (await rows.allTextContents()).every((text) => /luxury goods/i.test(text)),
    );
    await page.getByPlaceholder('Title, sector, cargo').fill('no such thing anywhere');
    await page.getByText('Nothing fits').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('combobox', { name: 'Sort' }).selectOption('pay');
    const credits = async () =>
      (await pays()).flatMap((text) => /^([\d,]+)\scr/.exec(text)?.[1]?.replace(',', '') ?? []).map(Number);
    await until('the page shows it', async () => {
      const seen = await credits();
      return seen.length > 5 && seen.every((value, i) => i === 0 || value <= seen[i - 1]!);
    });
    await page.locator('fieldset button[aria-pressed]').first().click();
    const faction = await rows.first().getAttribute('data-faction');
    await until(
      'the page shows it',
      async () =>
        (await rows.evaluateAll(
          (all) => new Set(all.map((row) => row.getAttribute('data-faction'))).size,
        )) === 1,
    );
    await page.reload();
    await until(
      'the page shows it',
      async () => (await rows.first().getAttribute('data-faction')) === faction,
    );
    expect(await page.getByRole('combobox', { name: 'Sort' }).inputValue()).toBe('pay');
    await close();
  });

  it('is worked by keys alone, from the first offer to the reward', async () => {
    const { page, close } = await openPanel(browser, server.url, { path: '/#deck' });
    await page.locator('[data-offer]').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('Knock Before Entering');
    await until('the page shows it', async () => (await page.locator('[data-offer]').count()) === 1);
    await page.keyboard.press('Tab');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await contract(page, 'Knock Before Entering').waitFor();
    const id = (await contract(page, 'Knock Before Entering').getAttribute('data-contract'))!;
    while ((await page.locator(`[data-contract="${id}"][data-ready]`).count()) === 0) {
      await page.locator(`[data-mission="${id}"]:not([disabled])`).focus();
      await page.keyboard.press('Enter');
      await page
        .locator(`[data-mission="${id}"]:not([disabled]), [data-contract="${id}"][data-ready]`)
        .first()
        .waitFor();
    }
    await page.keyboard.press('c');
    await page.locator('dialog[open] dl').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Keys' }).waitFor({ state: 'hidden' });
    await close();
  });

  it('gives the focus to the next offer when one is accepted', async () => {
    const { page, close } = await openPanel(browser, server.url);
    await page.locator('[data-offer]').nth(2).waitFor();
    const next = await page.locator('[data-offer]').nth(1).getAttribute('data-offer');
    const first = await page.locator('[data-offer]').first().getAttribute('data-offer');
    await accept(page, offer(page, first!));
    await until(
      'the page shows it',
      async () =>
        (await page.evaluate(() =>
          document.activeElement?.closest('[data-offer]')?.getAttribute('data-offer'),
        )) === next,
    );
    await close();
  });

  it('explains a full hand where it happened, and claims what is done to make room', async () => {
    const { page, close } = await openPanel(browser, server.url);
    await page.locator('[data-offer]').nth(6).waitFor();
    const first = await accept(page, offer(page, 'Knock Before Entering'));
    await fly(page, first);
    await page.locator('nav a[data-view="board"]').click();
    for (let held = 1; held < 5; held++)
      await accept(page, page.locator('[data-offer][data-faction]:not([data-gone])').nth(0));
    const id = (await page.locator('[data-offer]:not([data-gone])').first().getAttribute('data-offer'))!;
    const sixth = offer(page, id);
    await sixth.locator('h3 a').click();
    await sixth.locator('[data-act="accept"]').click();
    const refused = page.locator(`[data-offer="${id}"] [data-code="mission/cap_reached"]`);
    await refused.waitFor();
    expect(await refused.textContent()).toContain('5 contracts are in hand, and 5 is the most.');
    await refused.getByRole('button', { name: /Claim 8,500 cr, then accept/ }).click();
    await page.locator(`[data-contract="${id}"]`).waitFor();
    await close();
  });

  it('asks before giving up, with the price named', async () => {
    const { page, close } = await openPanel(browser, server.url);
    const id = await accept(page, offer(page, 'Curtains'));
    const card = page.locator(`[data-contract="${id}"]`);
    await card.getByRole('button', { name: /Give up/ }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('Standing with the Mercantile Guild falls by 5.');
    await dialog.getByRole('button', { name: 'Keep flying' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await card.getByRole('button', { name: /Give up/ }).click();
    await page.getByRole('button', { name: 'Give up, −5 Guild' }).click();
    await card.waitFor({ state: 'detached' });
    await page.locator('nav a[data-view="journal"]').click();
    await page.locator('article[data-outcome="abandoned"]').waitFor();
    await close();
  });

  it('claims everything that is done at once, after asking', async () => {
    const { page, close } = await openPanel(browser, server.url, { path: '/#deck' });
    for (const title of ['Knock Before Entering', 'Curtains'])
      await fly(page, await accept(page, offer(page, title)));
    await page.getByRole('button', { name: /Claim all/ }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /Claim all/ })
      .click();
    await until('the page shows it', async () => (await page.locator('[data-contract]').count()) === 0);
    await close();
  });

  it('opens the mission that an address names', async () => {
    const first = await openPanel(browser, server.url);
    const id = await offer(first.page, 'Knock Before Entering').getAttribute('data-offer');
    await first.close();
    const { page, close } = await openPanel(browser, server.url, { path: `/#mission/${id}` });
    await page.locator(`[data-offer="${id}"][data-open]`).waitFor();
    await close();
  });

  it('shows what is under way by where it leads, and pays a daily quest from its slot', async () => {
    const { page, close } = await openPanel(browser, server.url, { path: '/#deck' });
    await page.locator('[data-slot="social"] button').click();
    const id = (await page.locator('[data-contract]').first().getAttribute('data-contract'))!;
    await fly(page, id);
    await claim(page, id);
    await page.locator('[data-slot="social"][data-state="done"]').waitFor();
    await close();
  });
});
