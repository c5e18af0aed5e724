import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { openBrowser, openPanel, playerOf } from './browser.ts';
import { accept, offer } from './hands.ts';

let browser: Browser;
let server: SpawnedServer;
let data: ReturnType<typeof tempDir>;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  data = tempDir();
  server = await spawnServer({ DATA_DIR: data.dir });
});
afterEach(async () => {
  await server.stop();
  data.remove();
});

const asAdmin = (method: string, path: string, body: unknown) =>
  fetch(`${server.url}/api/v1/admin/${path}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then((response) => response.json() as Promise<{ id: string }>);

const given = (more: object) =>
  asAdmin('POST', 'missions', {
    faction_id: 'terran_federation',
    title: 'Made while you look',
    description: 'An operator wrote this just now.',
    mission_type: 'exploration',
    min_reputation: -800,
    min_level: 1,
    credit_reward: 4_321,
    reputation_reward: 5,
    target_sector_id: 2,
    ...more,
  });

const advance = (by: { advance_ms: number }) =>
  fetch(`${server.url}/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(by),
  });

describe('a page that is open', () => {
  it('sees what an operator adds, edits and switches off, and shows a title as it was typed', async () => {
    const { page, complaints, close } = await openPanel(browser, server.url);
    const { id } = await given({ title: '<img src=x onerror=alert(1)>' });
    await offer(page, id).waitFor();
    expect(await offer(page, id).locator('h3 a').textContent()).toBe('<img src=x onerror=alert(1)>');
    await asAdmin('PATCH', `missions/${id}`, { title: 'Renamed while you look', credit_reward: 9_999 });
    await until('the edit shows', async () => (await offer(page, id).textContent())?.includes('9,999'));
    await asAdmin('PATCH', `missions/${id}`, { is_active: false });
    await page.locator(`[data-offer="${id}"]:not([data-gone])`).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  it('keeps what is under the pointer where it is when it goes, greyed, until the pointer leaves', async () => {
    const { page, close } = await openPanel(browser, server.url);
    const { id } = await given({ expires_at: new Date(Date.now() + 3_600_000).toISOString() });
    await offer(page, id).hover();
    const before = await offer(page, id).boundingBox();
    await asAdmin('PATCH', `missions/${id}`, { is_active: false });
    await page.locator(`[data-offer="${id}"][data-gone]`).waitFor();
    expect((await offer(page, id).boundingBox())?.y).toBe(before?.y);
    await page.mouse.move(5, 5);
    await page.locator(`[data-offer="${id}"]`).waitFor({ state: 'detached' });
    await close();
  });

  it('loses an attempt at its deadline, and says so', async () => {
    const { page, close } = await openPanel(browser, server.url);
    const { id } = await given({ time_limit_seconds: 600 });
    await accept(page, offer(page, id));
    await advance({ advance_ms: 601_000 });
    await page.locator(`[data-contract="${id}"]`).waitFor({ state: 'detached' });
    await page.getByText('Made while you look has ended unanswered.').waitFor();
    await close();
  });

  it('turns over to the next game day before its eyes, whatever the browser’s zone', async () => {
    const { page, close } = await openPanel(browser, server.url, { timezoneId: 'Asia/Kathmandu' });
    const titles = () => page.locator('[data-slot] h3').allTextContents();
    const day = () => page.locator('#daily-title').textContent();
    const before = { titles: await titles(), day: await day() };
    await page.locator('[data-slot="social"] button').click();
    await page.locator('[data-slot="social"][data-state="run"]').waitFor();
    await advance({ advance_ms: 24 * 3_600_000 });
    await until('the day has turned', async () => (await day()) !== before.day);
    await page.locator('[data-slot="social"][data-state="open"]').waitFor();
    expect(await titles()).not.toEqual(before.titles);
    await close();
  });

  it('agrees with a second tab and with REST', async () => {
    const first = await openPanel(browser, server.url);
    const second = await first.page.context().newPage();
    await second.goto(server.url);
    const id = await accept(first.page, first.page.locator('[data-offer]').first());
    await second.locator(`[data-contract="${id}"]`).waitFor();
    const { token } = await playerOf(first.page, server.url);
    await fetch(`${server.url}/api/v1/missions/${id}/abandon`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    for (const page of [first.page, second])
      await page.locator(`[data-contract="${id}"]`).waitFor({ state: 'detached' });
    await first.close();
  });

  it('says that it is out of contact and how old it is, and is whole again when the network is back', async () => {
    const { page, close } = await openPanel(browser, server.url);
    await page.context().setOffline(true);
    // A socket that is open stays open: the machine only refuses new ones.
    await server.kill();
    await page.getByText(/What you see is from \d\d:\d\d:\d\d/).waitFor();
    expect(await page.locator('[data-offer]').count()).toBeGreaterThan(5);
    server = await spawnServer({ DATA_DIR: data.dir, PORT: new URL(server.url).port });
    await page.context().setOffline(false);
    await page.getByText('Back in contact.').waitFor();
    await accept(page, page.locator('[data-offer]').first());
    await close();
  });

  it.each([['killed'], ['stopped']] as const)('outlives a server that is %s and comes back', async (how) => {
    const { page, close } = await openPanel(browser, server.url);
    const id = await accept(page, page.locator('[data-offer]').first());
    await (how === 'killed' ? server.kill() : server.stop());
    await page.getByRole('alert').waitFor();
    server = await spawnServer({ DATA_DIR: data.dir, PORT: new URL(server.url).port });
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.locator(`[data-contract="${id}"]`).waitFor();
    await close();
  });
});
