import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where Debian and others put Chromium; `CHROMIUM_PATH` names another. */
const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** Chromium as root, without the background traffic of a browser at home. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });

/** A page of a browser of its own: nothing is remembered from another test's. */
export interface Panel {
  readonly page: Page;
  /** What the page complained about: refused by its policy, thrown, or logged as an error. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export const WIDE = { width: 1440, height: 900 };

/** Opens the panel as somebody who types its address; resolves when the board is there. */
export async function openPanel(
  browser: Browser,
  url: string,
  { path = '/', ...options }: BrowserContextOptions & { path?: string } = {},
): Promise<Panel> {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => (message.type() === 'error' ? complaints.push(message.text()) : undefined));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url + path);
  await page.locator('header dl').first().waitFor();
  return { page, complaints, close: () => context.close() };
}

/** The token and player of a page that signed itself in to a development server. */
export async function playerOf(page: Page, url: string): Promise<{ playerId: string; token: string }> {
  const playerId = await page.evaluate(() => localStorage.getItem('missionboard.player') ?? '');
  const response = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ player_id: playerId }),
  });
  const { token } = (await response.json()) as { token: string };
  return { playerId, token };
}
