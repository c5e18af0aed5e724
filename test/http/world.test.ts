import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import { SERVICE_TOKEN, type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';

const { dir, remove } = tempDir();
const env = { DATA_DIR: dir, RANDOM_OFFERS: '0', FACTION_BOARD_SIZE: '0', DEFAULT_SECTOR: '7' };
let server: SpawnedServer;
beforeAll(async () => {
  server = await spawnServer(env);
});
afterAll(async () => {
  await server?.stop();
  remove();
});

const call = async (method: string, path: string, body: unknown, token?: string) => {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(server.url + path, { method, headers, body: JSON.stringify(body) });
  // biome-ignore lint/suspicious/noExplicitAny: the shapes are what the tests are about
  return { status: response.status, body: (await response.json()) as any };
};
const put = (body: unknown) => call('PUT', '/api/v1/world', body, SERVICE_TOKEN);
const issues = (answer: { body: { error: { details: { issues: unknown } } } }) =>
  answer.body.error.details.issues;

const frontier = {
  regions: [{ id: 'tokyo', name: 'Tokyo', time_zone: 'Asia/Tokyo', refresh_hour: 6 }],
  clusters: [{ id: 'bay', name: 'Bay', region_id: 'tokyo', type: 'TRADE_HUB' }],
  sectors: [5001, 5002].map((id) => ({
    ...{ id, name: `Bay ${id}`, type: 'STANDARD', cluster_id: 'bay', region_id: 'tokyo' },
    ...{ security: 5, x: 0, y: 0 },
  })),
  warps: [
    { from: 5001, to: 5002 },
    { from: 5002, to: 5001 },
    { from: 5001, to: 1 },
  ],
  wrecks: [{ id: 'hulk', sector_id: 5002, cargo: { ore: 5 } }],
};

describe('the map over HTTP', () => {
  it('takes rows, and answers with their numbers, what was taken away and what is odd', async () => {
    expect(await put({ ...frontier, clusters: [{ ...frontier.clusters[0], type: 'TRADE_HUBS' }] })).toEqual({
      status: 200,
      body: {
        ...{ regions: 1, clusters: 1, sectors: 2, warps: 3, npcs: 0, wrecks: 1, world_events: 0 },
        removed: 0,
        warnings: [
          { path: 'clusters.0.type', code: 'unknown_type', message: 'TRADE_HUBS: did you mean TRADE_HUB?' },
        ],
      },
    });
  });

  it.each([
    ['regions', { id: 'tokyo', name: 'T', timezone: 'Asia/Tokyo' }, 'regions.0.timezone'],
    ['clusters', { id: 'bay', regionId: 'tokyo' }, 'clusters.0.regionId'],
    ['sectors', { id: 5001, securty: 3 }, 'sectors.0.securty'],
    ['warps', { from: 5001, to: 5002, cost: 3 }, 'warps.0.cost'],
    ['npcs', { id: 'n', note: 'x' }, 'npcs.0.note'],
    ['wrecks', { id: 'hulk', goods: {} }, 'wrecks.0.goods'],
    ['world_events', { id: 'e', radius: 3 }, 'world_events.0.radius'],
    ['planets', { id: 'p' }, 'planets'],
  ])('refuses an unknown field of %s by its name', async (list, row, path) => {
    const answer = await put({ [list]: [row] });
    expect(answer.status).toBe(400);
    expect(issues(answer)).toEqual([{ path, message: 'unknown field' }]);
  });

  it('keeps what a row leaves out, and takes rows away, also after a restart', async () => {
    await put(frontier);
    expect((await put({ regions: [{ id: 'tokyo', name: 'Neo Tokyo' }] })).status).toBe(200);
    expect((await put({ sectors: [{ id: 5001, security: 9 }] })).status).toBe(200);
    const away = await put({ warps: [{ from: 5001, to: 5002, removed: true }] });
    expect(away.body).toMatchObject({ removed: 1, warnings: [] });
    // when
    await server.stop();
    server = await spawnServer(env);
    // then a row that is there needs nothing, a warp that is gone is not found
    expect((await put({ sectors: [{ id: 5001, name: 'Pier' }] })).status).toBe(200);
    expect((await put({ warps: [{ from: 5001, to: 5002, removed: true }] })).body).toMatchObject({
      removed: 0,
      warnings: [{ path: 'warps.0', code: 'not_on_map' }],
    });
    const gone = await put({ sectors: [{ id: 6001, name: 'Nowhere' }] });
    expect(issues(gone)).toHaveLength(6);
  });

  it('has new players begin where the settings say', async () => {
    const { body } = await call('POST', '/dev/token', {});
    const client = await joined(server.url, body.token);
    expect(client.seen().player).toMatchObject({ regionId: 'terran_space', sectorId: 7 });
    await client.leave();
  });

  it('refuses to take a place away from under a player, a wreck, a sector', async () => {
    await put(frontier);
    const { body } = await call('POST', '/dev/token', { name: 'Ada' });
    const seen = { id: `seen-${body.player_id}`, type: 'sector_entered', player_id: body.player_id };
    await call(
      'POST',
      '/api/v1/events',
      { events: [{ ...seen, occurred_at: Date.now(), sector_id: 5001 }] },
      SERVICE_TOKEN,
    );
    const answer = await put({
      clusters: [{ id: 'bay', removed: true }],
      sectors: [
        { id: 5001, removed: true },
        { id: 5002, removed: true },
      ],
    });
    expect(answer.status).toBe(400);
    expect(issues(answer)).toEqual([
      { path: 'sectors.0', message: `sector 5001 has to stay while it holds player ${body.player_id}` },
      { path: 'sectors.1', message: 'sector 5002 has to stay while it holds wreck hulk' },
    ]);
    const cluster = await put({ clusters: [{ id: 'bay', removed: true }] });
    expect(issues(cluster)).toEqual([
      { path: 'clusters.0', message: 'cluster bay has to stay while it holds sector 5001, sector 5002' },
    ]);
    // and lets it go when the call takes what it held as well
    const both = await put({
      sectors: [{ id: 5002, removed: true }],
      wrecks: [{ id: 'hulk', removed: true }],
    });
    expect(both.body).toMatchObject({ sectors: 1, wrecks: 1 });
    expect(both.status).toBe(200);
  });
});
