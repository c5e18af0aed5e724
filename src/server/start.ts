import type { Config } from '../config/config.ts';
import { loadContent } from '../content/load-content.ts';
import { makeLog } from '../ops/log.ts';
import { assertPortFree } from '../ops/port.ts';
import { openDatabase } from '../persistence/database.ts';
import { compose, type RunningServer } from './compose.ts';

/**
 * Starts the server. Whatever is wrong is found before anything is touched: settings, content, the
 * port, then the database.
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = makeLog(config.LOG_LEVEL);
  const content = await loadContent(config.CONTENT_DIR);
  await assertPortFree(config.PORT, config.HOST);
  const database = await openDatabase(
    { databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR },
    config.production ? 'refuse' : 'migrate',
  );
  try {
    return await compose(config, content, database, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}
