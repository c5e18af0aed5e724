import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readConfig } from '../config/config.ts';
import type { DatabaseTarget } from '../persistence/orm-options.ts';

/**
 * The database that the settings name, for tools that need nothing else of them. In production an
 * unset `DATABASE_URL` is a mistake, never the embedded folder. Throws `ConfigError`.
 */
export function databaseTarget(env: NodeJS.ProcessEnv): DatabaseTarget {
  const { DATABASE_URL, DATA_DIR } = readConfig({ DATABASE_URL: env.DATABASE_URL, DATA_DIR: env.DATA_DIR });
  const production = !['development', 'test', '', undefined].includes(env.NODE_ENV);
  if (production && DATABASE_URL === undefined)
    throw new ConfigError('The settings are wrong:\n  DATABASE_URL: needed in production');
  return { databaseUrl: DATABASE_URL, dataDir: DATA_DIR };
}

/** Whether there is a database to look at: an embedded one is a folder, and looking must not make it. */
export const isThere = ({ databaseUrl, dataDir }: DatabaseTarget): boolean =>
  databaseUrl !== undefined || existsSync(join(dataDir, 'database'));
