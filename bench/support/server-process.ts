import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { nodeFlags } from './node-flags.ts';
import { tokenSigner } from './token-signer.ts';

/** The shipped server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly serviceToken: string;
  tokenOf(playerId: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts the server as in production on a database that is migrated already. Only the limit on
 * messages a second is raised: a benchmark is a flood. `BENCH_PROFILE` names a folder for CPU profiles.
 */
export async function startServerProcess(databaseUrl: string): Promise<ServerProcess> {
  const jwtSecret = randomBytes(32).toString('hex');
  const serviceToken = randomBytes(32).toString('hex');
  const profile = process.env.BENCH_PROFILE;
  const child = spawn(
    process.execPath,
    [
      ...nodeFlags,
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
      'src/main.ts',
    ],
    {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: '0',
        DATABASE_URL: databaseUrl,
        JWT_SECRET: jwtSecret,
        SERVICE_TOKEN: serviceToken,
        RATE_LIMIT: '1000000',
        // The map is there for the missions that are played, not to make others of it.
        RANDOM_OFFERS: '0',
        FACTION_BOARD_SIZE: '0',
        ADDRESS_RATE_LIMIT: '1000000',
        ADDRESS_SOCKETS: '1000000',
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return {
    url: await listening(child),
    serviceToken,
    tokenOf: tokenSigner(jwtSecret),
    stop: () => stop(child),
  };
}

/** Ends a child that this process started and waits for it. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

/** The address that the server prints; whatever else it says is passed on. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the server ended before it listened')));
    child.stdout!.on('data', (chunk: Buffer) => {
      const url = /listens on (http:\S+)/.exec(chunk.toString())?.[1];
      if (url === undefined) process.stderr.write(chunk);
      else resolve(url);
    });
  });
}
