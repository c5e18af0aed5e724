import { readConfig } from './config/config.ts';
import { secretsFile } from './ops/secrets.ts';
import { startServer } from './server/start.ts';

/** Errors whose message is meant for the operator: one clear line, no stack. */
const EXPECTED = [
  'ConfigError',
  'ContentError',
  'DatabaseError',
  'DataDirInUse',
  'PortTaken',
  'StoreUnavailable',
];

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const server = await startServer(config);
  const database =
    config.DATABASE_URL === undefined ? `embedded database in ${config.DATA_DIR}` : 'PostgreSQL';
  console.log(`Missionboard listens on http://${config.HOST}:${server.port} (${database})`);
  if (!config.production)
    console.log(
      `Development: secrets in ${secretsFile(config.DATA_DIR)}, a player token from POST /dev/token. See it live: npm run demo`,
    );
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function fail(error: unknown): never {
  if (error instanceof Error && EXPECTED.includes(error.name)) console.error(error.message);
  else console.error(error);
  process.exit(1);
}

main().catch(fail);
