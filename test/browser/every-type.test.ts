import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN_TOKEN,
  SERVICE_TOKEN,
  type SpawnedServer,
  spawnServer,
  tempDir,
} from '../support/spawned-server.ts';
import { openBrowser, openPanel, playerOf } from './browser.ts';
import { claim, fly, offer } from './hands.ts';

let browser: Browser;
let server: SpawnedServer;
const data = tempDir();

beforeAll(async () => {
  [browser, server] = await Promise.all([
    openBrowser(),
    spawnServer({ DATA_DIR: data.dir, MISSION_CAP: '100', RANDOM_OFFERS: '20' }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  data.remove();
});

interface Listed {
  readonly id: string;
  readonly mission_type: string;
  readonly family: string;
}

/** What the player may accept now, over HTTP: which types there are to be played. */
async function board(page: Page): Promise<Listed[]> {
  const { token } = await playerOf(page, server.url);
  const response = await fetch(`${server.url}/api/v1/missions/available?limit=100`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await response.json()) as { missions: Listed[] }).missions;
}

/** Lets an operator give the player a good name everywhere, so that no gate is shut. */
async function wellKnown(page: Page): Promise<void> {
  const { playerId } = await playerOf(page, server.url);
  await fetch(`${server.url}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SERVICE_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      events: [
        {
          id: crypto.randomUUID(),
          type: 'player_updated',
          player_id: playerId,
          occurred_at: Date.now(),
          level: 50,
        },
      ],
    }),
  });
  const reputation = [
    'terran_federation',
    'mercantile_guild',
    'frontier_coalition',
    'astral_mining_consortium',
    'nova_scientific_institute',
    'fringe_alliance',
    'galactic_concord',
  ].map((faction_id) => ({ faction_id, change: 200 }));
  const repaired = await fetch(`${server.url}/api/v1/admin/players/${playerId}/repair`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'a good name', reputation }),
  });
  expect(repaired.status).toBe(200);
}

async function playToTheReward(page: Page, id: string): Promise<void> {
  await page.locator('nav a[data-view="deck"]').click();
  const row = offer(page, id);
  await row.locator('h3 a').click();
  await row.locator('[data-act="accept"]').click();
  await page.locator(`[data-contract="${id}"]`).waitFor({ state: 'attached' });
  await fly(page, id);
  await claim(page, id);
  await page.locator(`[data-contract="${id}"]`).waitFor({ state: 'detached' });
}

describe('from the flight deck', () => {
  it('one mission of every type of the shipped content is played to its reward', async () => {
    const { page, complaints, close } = await openPanel(browser, server.url);
    await wellKnown(page);
    const shared = Map.groupBy(
      (await board(page)).filter((mission) => mission.family !== 'daily'),
      (mission) => mission.mission_type,
    );
    expect([...shared.keys()]).toEqual(
      expect.arrayContaining(['cargo_delivery', 'combat', 'exploration', 'diplomatic', 'trade', 'travel']),
    );
    for (const missions of shared.values()) await playToTheReward(page, missions[0]!.id);
    await page.locator('nav a[data-view="journal"]').click();
    await page.locator('article[data-outcome="rewarded"]').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('all four daily quests are played to their rewards', async () => {
    const { page, close } = await openPanel(browser, server.url, { path: '/#deck' });
    for (const slot of ['trade', 'combat', 'travel', 'social']) {
      const place = page.locator(`[data-slot="${slot}"]`);
      await place.getByRole('button', { name: 'Accept' }).click();
      const id = (await page.locator('[data-contract]').first().getAttribute('data-contract'))!;
      await fly(page, id);
      await claim(page, id);
      await page.locator(`[data-slot="${slot}"][data-state="done"]`).waitFor();
    }
    await close();
  });
});
