import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config/config.ts';

const kept = z.object({ JWT_SECRET: z.string(), SERVICE_TOKEN: z.string(), ADMIN_TOKEN: z.string() });

/** The secrets that the server runs with. */
export interface Secrets {
  readonly jwtSecret: string | undefined;
  readonly serviceToken: string | undefined;
  readonly adminToken: string | undefined;
}

/** Where development keeps the secrets that it made. */
export const secretsFile = (dataDir: string): string => join(dataDir, 'secrets.json');

/**
 * The configured secrets; in development those that are missing are made once and kept in the data
 * folder, so that tokens outlive a restart.
 */
export function secretsFor(config: Config): Secrets {
  const configured = {
    jwtSecret: config.JWT_SECRET,
    serviceToken: config.SERVICE_TOKEN,
    adminToken: config.ADMIN_TOKEN,
  };
  if (config.production) return configured;
  const made = readOrMake(config.DATA_DIR);
  const signedElsewhere = config.JWKS_URL !== undefined || config.JWT_PUBLIC_KEY !== undefined;
  return {
    jwtSecret: configured.jwtSecret ?? (signedElsewhere ? undefined : made.JWT_SECRET),
    serviceToken: configured.serviceToken ?? made.SERVICE_TOKEN,
    adminToken: configured.adminToken ?? made.ADMIN_TOKEN,
  };
}

function readOrMake(dataDir: string): z.output<typeof kept> {
  const file = secretsFile(dataDir);
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const secret = () => randomBytes(32).toString('hex');
    const made = { JWT_SECRET: secret(), SERVICE_TOKEN: secret(), ADMIN_TOKEN: secret() };
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
    return made;
  }
}
