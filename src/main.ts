import { existsSync } from 'node:fs';
import { type Config, misspelled, readConfig } from './config/config.ts';

/** Errors whose message is meant for the operator: one clear line, no stack. */
const EXPECTED = [
  'ConfigError',
  'ContentError',
  'DatabaseError',
  'DataDirInUse',
  'DataDirUnusable',
  'PortTaken',
  'StoreUnavailable',
];

async function main(): Promise<void> {
  const config = readConfig(process.env);
  // Said before the libraries are loaded, which alone takes a second: whoever waits knows for what.
  console.log('Missionboard starts.');
  const { makeLog } = await import('./ops/log.ts');
  const { secretsFile } = await import('./ops/secrets.ts');
  const { startServer } = await import('./server/start.ts');
  const log = makeLog(config.LOG_LEVEL);
  for (const { written, meant } of misspelled(process.env))
    log.warn({ written, meant }, `${written} is no setting: did you mean ${meant}?`);
  const server = await startServer(config, (line) => console.log(`  ${line}`), log);
  // Before it says that it listens: who waits for that may stop it right then.
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
  const database =
    config.DATABASE_URL === undefined ? `embedded database in ${config.DATA_DIR}` : 'PostgreSQL';
  const address = `http://${config.HOST}:${server.port}`;
  const hints = config.production
    ? []
    : [
        `Development: secrets in ${secretsFile(config.DATA_DIR)}, a player token from POST ${address}/dev/token.`,
        `Look at ${address}${isPanelServed(config) ? '/' : '/openapi.json'}, or see it played: npm run demo`,
      ];
  console.log([`Missionboard listens on ${address} (${database})`, ...hints].join('\n'));
}

/** Whether a browser finds a panel at `/`. */
const isPanelServed = ({ PANEL }: Config): boolean =>
  PANEL === 'on' && existsSync(new URL('../panel/dist/index.html', import.meta.url));

function fail(error: unknown): never {
  if (error instanceof Error && EXPECTED.includes(error.name)) console.error(error.message);
  else console.error(error);
  process.exit(1);
}

main().catch(fail);
