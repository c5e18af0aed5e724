import type { Browser } from 'playwright-core';

/** How often a page is opened; the middle counts. */
const TIMES = 5;

/**
 * Time from opening the address, with nothing kept, until the first offer can be read, ms: the middle of
 * some. `slower` divides the processor, as on a weak machine.
 */
export async function firstRow(browser: Browser, url: string, slower: number): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const begun = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator('[data-offer] h3').first().waitFor();
    took.push(performance.now() - begun);
    await context.close();
  }
  return took.sort((a, b) => a - b)[TIMES >> 1]!;
}
