import { afterAll, describe, it } from 'vitest';
import { tempDir } from '../support/spawned-server.ts';
import { killScenario } from './kill-scenario.ts';

const folder = tempDir();
afterAll(folder.remove);

describe('a server on the embedded database that is killed', () => {
  it('has lost nothing and pays nothing twice, three times over', async () => {
    await killScenario({ DATA_DIR: folder.dir });
  });
});
