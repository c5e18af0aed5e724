import type { Browser, Page } from 'playwright-core';

const SECONDS = 30;
const NOTICES_A_SECOND = 20;

/** What the page counts of itself while it is watched. */
interface Watched {
  readonly longTasks: number[];
  readonly offerRows: number;
}

/**
 * A page with a full board and five contracts that hears 20 facts a second for 30 s: its long tasks, how
 * many offer rows changed, and how its heap grew.
 */
export async function steady(
  browser: Browser,
  url: string,
  happen: (page: Page) => Promise<void>,
): Promise<{ longest: number; rowsChanged: number; heapGrowth: number; panFrame: number }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('[data-offer]').first().waitFor();
  await happen(page);
  await page.evaluate(WATCH);
  const heap = async () => {
    const session = await context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const before = await heap();
  const playerId = await page.evaluate<string>(`localStorage.getItem('missionboard.player')`);
  await trickle(url, playerId);
  const after = await heap();
  const { longTasks, offerRows } = await page.evaluate(
    () => (globalThis as unknown as { watched: Watched }).watched,
  );
  const panFrame = await pan(page);
  await context.close();
  return { longest: Math.max(0, ...longTasks), rowsChanged: offerRows, heapGrowth: after / before, panFrame };
}

/** Runs in the page. Time that runs on is text that changes; a row that is rendered again is a node that comes or goes. */
const WATCH = `
  globalThis.watched = { longTasks: [], offerRows: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.longTasks.push(entry.duration);
  }).observe({ entryTypes: ['longtask'] });
  new MutationObserver((changes) => {
    watched.offerRows += changes.filter(({ target }) => target.closest?.('time, span') === null).length;
  }).observe(document.querySelector('#board ol'), { subtree: true, childList: true });
`;

/** Runs in the page: how long each of the next frames takes. */
const COUNT_FRAMES = `
  globalThis.panFrames = [];
  let last = performance.now();
  const step = (now) => {
    panFrames.push(now - last);
    last = now;
    if (panFrames.length < 120) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
`;

/** Trades that each move a counter, sent as a game would. */
async function trickle(url: string, playerId: string): Promise<void> {
  const { token } = (await (
    await fetch(`${url}/dev/token`, { method: 'POST', body: JSON.stringify({ player_id: playerId }) })
  ).json()) as { token: string };
  for (let second = 0; second < SECONDS; second++) {
    const begun = performance.now();
    const events = Array.from({ length: NOTICES_A_SECOND }, () => ({
      id: crypto.randomUUID(),
      type: 'trade_completed',
      player_id: playerId,
      occurred_at: Date.now(),
      sector_id: 1,
      side: 'sell',
      commodity: 'ore',
      units: 1,
      total: 10,
    }));
    await Promise.all(
      events.map((event) =>
        fetch(`${url}/dev/events`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
          body: JSON.stringify({ events: [event] }),
        }),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1000 - (performance.now() - begun))));
  }
}

/** The longest of most frames while the chart is dragged, ms: nine in ten are shorter. */
async function pan(page: Page): Promise<number> {
  const chart = (await page.locator('#chart svg').first().boundingBox())!;
  await page.evaluate(COUNT_FRAMES);
  await page.mouse.move(chart.x + 200, chart.y + 200);
  await page.mouse.down();
  await page.mouse.move(chart.x + 50, chart.y + 120, { steps: 100 });
  await page.mouse.up();
  // A function, not text: the page's policy lets nobody evaluate text in it.
  await page.waitForFunction(
    () => (globalThis as unknown as { panFrames: number[] }).panFrames.length >= 120,
  );
  const frames = await page.evaluate<number[]>('panFrames');
  return frames.sort((a, b) => a - b)[Math.floor(frames.length * 0.9)]!;
}
