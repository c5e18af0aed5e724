import { changedSettings } from '../config/changed-settings.ts';
import type { Config } from '../config/config.ts';
import { mistakeLine } from '../content/content-error.ts';
import { loadContent } from '../content/load-content.ts';
import { assertWritable } from '../ops/data-dir.ts';
import { isThere } from '../ops/database-target.ts';
import { type Logger, makeLog } from '../ops/log.ts';
import { assertPortFree } from '../ops/port.ts';
import { VERSION } from '../ops/version.ts';
import type { Database } from '../persistence/database.ts';
import type { RunningServer } from './compose.ts';

/**
 * Starts the server, and tells what it is about, line by line. Whatever is wrong is found before anything
 * is touched: settings, content, the port, then the database.
 */
export async function startServer(
  config: Config,
  tell: (line: string) => void = () => undefined,
  log: Logger = makeLog(config.LOG_LEVEL),
): Promise<RunningServer> {
  const from = performance.now();
  log.info({ version: VERSION, node: process.versions.node, settings: changedSettings(config) }, 'starting');
  const content = await loadContent(config.CONTENT_DIR);
  tell(`content: ${content.missions.length} missions, ${content.factions.length} factions`);
  for (const warning of content.warnings) log.warn(mistakeLine(warning));
  await assertPortFree(config.PORT, config.HOST);
  const database = await open(config, tell);
  try {
    const { compose } = await import('./compose.ts');
    const server = await compose(config, content, database, log, tell);
    log.info({ port: server.port, ms: Math.round(performance.now() - from) }, 'ready');
    return { port: server.port, close: () => close(server, log) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function open(config: Config, tell: (line: string) => void): Promise<Database> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, production } = config;
  if (databaseUrl === undefined || !production) assertWritable(dataDir);
  const known = isThere({ databaseUrl, dataDir }) ? 'the' : 'a new';
  tell(databaseUrl === undefined ? `database: ${known} embedded one in ${dataDir}` : 'database: PostgreSQL');
  // Loaded only now: what is wrong with content, port or folder is told without waiting for libraries.
  const { openDatabase } = await import('../persistence/database.ts');
  const database = await openDatabase({ databaseUrl, dataDir }, production ? 'refuse' : 'create');
  const { migrated } = database;
  tell(
    migrated.length === 0
      ? 'database: up to date'
      : `database: ${migrated.length} ${migrated.length === 1 ? 'migration was' : 'migrations were'} run`,
  );
  return database;
}

async function close(server: RunningServer, log: Logger): Promise<void> {
  log.info('stopping');
  await server.close();
  log.info('stopped');
}
