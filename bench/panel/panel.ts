import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { Group } from '../group.ts';
import { nodeFlags } from '../support/node-flags.ts';
import { stop } from '../support/server-process.ts';
import { bytes } from './bytes.ts';
import { firstRow } from './first-row.ts';
import { steady } from './steady.ts';

const ADMIN_TOKEN = 'bench-admin-5c1f7a3e9d2b';

/** The panel in Chromium, on the embedded database: its bytes, its first row, and its calm under news. */
export const panel: Group = async (progress) => {
  const data = mkdtempSync(join(tmpdir(), 'missionboard-bench-'));
  const server = await startServer(data);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  try {
    progress('panel: first row');
    const fast = await firstRow(browser, server.url, 1);
    const slow = await firstRow(browser, server.url, 4);
    progress('panel: 30 s of news');
    const calm = await steady(browser, server.url, (page) => fullHands(server.url, page));
    return {
      rows: [
        ...bytes(),
        {
          name: 'Panel: first offer readable',
          unit: 'ms',
          ours: fast,
          ceiling: null,
          goal: { of: 'ours', atMost: 1_000 },
        },
        {
          name: 'Panel: first offer readable, a quarter of the processor',
          unit: 'ms',
          ours: slow,
          ceiling: null,
          goal: { of: 'ours', atMost: 2_500 },
        },
        {
          name: 'Panel: longest task in 30 s of 20 facts a second',
          unit: 'ms',
          ours: calm.longest,
          ceiling: null,
          goal: { of: 'ours', atMost: 50 },
        },
        {
          name: 'Panel: offer rows rendered again meanwhile',
          unit: 'rows',
          ours: calm.rowsChanged,
          ceiling: null,
          goal: { of: 'ours', atMost: 0 },
        },
        {
          name: 'Panel: heap afterwards, beside before',
          unit: 'x',
          ours: calm.heapGrowth,
          ceiling: null,
          goal: { of: 'ours', atMost: 1.1 },
        },
        {
          name: 'Panel: a frame while the chart is dragged, nine in ten',
          unit: 'ms',
          ours: calm.panFrame,
          ceiling: 16.7,
          goal: { of: 'ratio', atMost: 1.05 },
        },
      ],
      notes: [
        'The panel is measured in headless Chromium without a GPU on the machine that also runs its server; long tasks\nare those that the browser reports (50 ms and more; 0 is none).',
      ],
    };
  } finally {
    await browser.close();
    await stop(server.child);
    rmSync(data, { recursive: true, force: true });
  }
};

async function startServer(dataDir: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [...nodeFlags, 'src/main.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ADMIN_TOKEN,
      RATE_LIMIT: '100000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.once('exit', () => reject(new Error(`the server ended before it listened: ${said}`)));
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /listens on (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return { url, child };
}

/** A board of a hundred offers, and five contracts of which a trade moves one: a fact is a notice. */
async function fullHands(url: string, page: Page): Promise<void> {
  const make = async (i: number, more: object) => {
    const response = await fetch(`${url}/api/v1/admin/missions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        faction_id: 'mercantile_guild',
        title: `Order number ${i}`,
        description: 'Somebody needs this more than they let on, and would rather not say why.',
        mission_type: 'trade',
        min_reputation: -800,
        min_level: 1,
        credit_reward: 1_000 + i,
        reputation_reward: 5,
        objectives: [{ kind: 'trade', params: { count: 100_000 } }],
        ...more,
      }),
    });
    if (!response.ok) throw new Error(`a mission was refused: ${await response.text()}`);
    return ((await response.json()) as { id: string }).id;
  };
  const ids: string[] = [];
  for (let i = 0; i < 100; i++)
    ids.push(
      await make(i, i === 0 ? {} : { objectives: [{ kind: 'socialize', params: { messages: 100_000 } }] }),
    );
  for (const id of ids.slice(0, 5)) {
    await page.locator(`[data-offer="${id}"] h3 a`).click();
    await page.locator(`[data-offer="${id}"] [data-act="accept"]`).click();
    await page.locator(`[data-contract="${id}"]`).waitFor();
  }
  await page.mouse.move(5, 5);
}
