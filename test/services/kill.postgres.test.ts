import { afterAll, beforeAll, describe, it } from 'vitest';
import { killScenario } from '../proofs/kill-scenario.ts';
import { tempDir } from '../support/spawned-server.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';

const folder = tempDir();
let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase();
});
afterAll(async () => {
  await database?.drop();
  folder.remove();
});

describe('a server on PostgreSQL that is killed', () => {
  it('has lost nothing and pays nothing twice, three times over', async () => {
    await killScenario({ DATABASE_URL: database.url, DATA_DIR: folder.dir });
  });
});
