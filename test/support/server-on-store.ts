import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/app/ports/store.ts';
import { readConfig } from '../../src/config/config.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { makeLog } from '../../src/ops/log.ts';
import type { Database } from '../../src/persistence/database.ts';
import { compose } from '../../src/server/compose.ts';
import { SERVICE_TOKEN } from './spawned-server.ts';

/** A whole server in this process, on a store that a test made. One at a time. */
export interface ServerOnStore {
  readonly url: string;
  readonly serviceToken: string;
  close(): Promise<void>;
}

export async function serverOnStore(store: Store): Promise<ServerOnStore> {
  const dir = mkdtempSync(join(tmpdir(), 'missionboard-'));
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: dir,
    LOG_LEVEL: 'error',
    RATE_LIMIT: '1000',
    PANEL: 'off',
    SERVICE_TOKEN,
  });
  const database = { store, migrated: [], close: async () => undefined } as unknown as Database;
  const content = await loadContent(config.CONTENT_DIR);
  const server = await compose(config, content, database, makeLog('error'), () => undefined);
  return {
    url: `http://127.0.0.1:${server.port}`,
    serviceToken: SERVICE_TOKEN,
    close: async () => {
      await server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
