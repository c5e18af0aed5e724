import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVICE_TOKEN, type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { aCaller, aMission, call } from './board-client.ts';

const folder = tempDir();
let server: SpawnedServer;
beforeAll(async () => {
  server = await spawnServer({ DATA_DIR: folder.dir });
});
afterAll(async () => {
  await server?.stop();
  folder.remove();
});

/** More than a socket buffers at once. */
const LARGE = 100 * 1024;

describe('an answer larger than a socket’s buffer', () => {
  it('comes to its end', async () => {
    const missions = await Promise.all(
      Array.from({ length: 60 }, () => aMission(server, { description: 'x'.repeat(2000) })),
    );
    const player = await aCaller(server);

    const page = await player.get('/api/v1/missions/available?limit=100&family=faction');
    expect(JSON.stringify(page.body).length).toBeGreaterThan(LARGE);
    expect(page.body.missions.length).toBeGreaterThanOrEqual(missions.length);

    const outbox = await call(server, 'GET', '/api/v1/outbox?limit=1000', { token: SERVICE_TOKEN });
    expect(outbox.body.entries).toEqual([]);
  });
});
