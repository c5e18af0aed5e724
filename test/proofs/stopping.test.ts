import { it } from 'vitest';
import { tempDir } from '../support/spawned-server.ts';
import { expectGraceful, stopUnderLoad } from './stopping-scenario.ts';

it('a process that is told to stop answers or refuses all that it was asked, then closes with 4001', async () => {
  const { dir, remove } = tempDir();
  try {
    expectGraceful(await stopUnderLoad({ DATA_DIR: dir }));
  } finally {
    remove();
  }
});
