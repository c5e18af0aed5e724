import type { Locator, Page } from 'playwright-core';

/** An offer's row on the board, by its mission's id or a part of its title. */
export const offer = (page: Page, idOrTitle: string): Locator =>
  page
    .locator(`[data-offer="${idOrTitle}"]`)
    .or(page.locator('[data-offer]').filter({ hasText: idOrTitle }))
    .first();

/** An attempt under way, by a part of its title. */
export const contract = (page: Page, title: string): Locator =>
  page.locator('[data-contract]').filter({ hasText: title }).first();

/** Opens an offer and accepts it; resolves when it is under way. */
export async function accept(page: Page, row: Locator): Promise<string> {
  const id = (await row.getAttribute('data-offer'))!;
  await row.locator('h3 a').click();
  await row.locator('[data-act="accept"]').click();
  await page.locator(`[data-contract="${id}"]`).waitFor({ state: 'attached' });
  return id;
}

/** Does the next step from the flight deck until a mission can be claimed. */
export async function fly(page: Page, id: string): Promise<void> {
  await page.locator('nav a[data-view="deck"]').click();
  const ready = page.locator(`[data-contract="${id}"][data-ready]`);
  for (;;) {
    const step = page.locator(`[data-act="step"][data-mission="${id}"]`);
    if ((await ready.count()) > 0 || (await step.count()) === 0) break;
    await page.locator('[data-act="step"]:not([disabled])').first().waitFor();
    // It may be met between the look and the press.
    await step.click({ timeout: 5_000 }).catch(() => undefined);
    await page
      .locator(`[data-contract="${id}"][data-ready], [data-act="step"][data-mission="${id}"]:not([disabled])`)
      .first()
      .waitFor();
  }
  await ready.waitFor({ state: 'attached' });
}

/** Claims what can be claimed and sees the sheet through; a choice is the first one's. */
export async function claim(page: Page, id: string): Promise<void> {
  await page.locator(`[data-contract="${id}"] [data-act="claim"]`).click();
  const sheet = page.locator('dialog[open]');
  await sheet.waitFor();
  const choices = sheet.locator('ul button');
  if ((await sheet.locator('dl').count()) === 0 && (await choices.count()) > 0) await choices.first().click();
  await sheet.locator('dl').waitFor();
  await page.keyboard.press('Enter');
  await sheet.waitFor({ state: 'hidden' });
}

/** How far the page scrolls sideways, CSS pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
