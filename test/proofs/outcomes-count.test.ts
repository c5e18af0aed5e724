import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { tempDir } from '../support/spawned-server.ts';
import { aPast, doors, expectedDoors } from './outcomes-scenario.ts';

const folder = tempDir();
let server: RunningServer;
const start = async () => {
  server = await runningServer({ DATA_DIR: folder.dir });
};

beforeAll(start);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('the outcome of a mission counts, whatever became of the mission', () => {
  it('the same on a server that never stopped and on one that started since', async () => {
    const past = await aPast(server);
    await server.call('POST', '/dev/clock', { body: { advance_ms: 366 * 24 * 3_600_000 } });
    expect(await doors(server, past)).toEqual(expectedDoors(past));
    await server.stop();
    await start();
    expect(await doors(server, past)).toEqual(expectedDoors(past));
  });
});
