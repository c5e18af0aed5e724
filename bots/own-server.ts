import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Servers that a run started for itself, on an empty folder or the database that it was given. */
export interface OwnServers {
  readonly urls: readonly string[];
  readonly serviceToken: string;
  /** Ends them as an operator would; throws when one does not end well. */
  stop(): Promise<void>;
  /** What they printed that is an error. */
  errors(): string[];
  /** After the stop: whether the balances are what ledger and history say; the audit's own words. */
  audit(): Promise<{ holds: boolean; text: string }>;
  /** Removes what they left. */
  remove(): void;
}

export interface OwnSettings {
  readonly processes: number;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BOOT_MS = 120_000;
/** Settings of the surroundings that would point a server of a run's own at real data. */
const KEPT = ['PATH', 'HOME', 'CONTENT_DIR', 'RATE_LIMIT', 'NODE_OPTIONS'];

export async function ownServers({ processes, databaseUrl, redisUrl }: OwnSettings): Promise<OwnServers> {
  const folder = await mkdtemp(join(tmpdir(), 'missionboard-bots-'));
  const serviceToken = randomBytes(24).toString('hex');
  const jwtSecret = randomBytes(24).toString('hex');
  const surroundings = Object.fromEntries(
    KEPT.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])),
  );
  const env = {
    ...surroundings,
    NODE_ENV: 'development',
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    SERVICE_TOKEN: serviceToken,
    JWT_SECRET: jwtSecret,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    // Whoever else uses that Redis is not heard, and does not hear.
    ...(redisUrl === undefined
      ? {}
      : { REDIS_URL: redisUrl, REDIS_PREFIX: `bots-${randomBytes(4).toString('hex')}` }),
  };
  const children: Child[] = [];
  const clear = () => rmSync(folder, { recursive: true, force: true });
  const abandon = () => {
    for (const { process: child } of children) child.kill('SIGKILL');
    clear();
  };
  process.once('exit', abandon);
  const urls: string[] = [];
  for (let i = 0; i < processes; i++) {
    const port = String(await freePort());
    const places = { PORT: port, PUBLIC_ADDRESS: `127.0.0.1:${port}`, DATA_DIR: join(folder, String(i)) };
    const child = start('src/main.ts', {
      ...env,
      ...(processes > 1 ? places : { ...places, PUBLIC_ADDRESS: '' }),
    });
    children.push(child);
    urls.push(await listening(child));
  }
  return {
    urls,
    serviceToken,
    stop: async () => {
      for (const child of children) child.process.kill('SIGTERM');
      const codes = await Promise.all(children.map((c) => c.ended));
      if (codes.some((code) => code !== 0)) throw new Error(`a server ended with ${codes.join(', ')}`);
    },
    errors: () =>
      children.flatMap((c) =>
        c
          .said()
          .split('\n')
          .filter((line) => line.includes('"level":50')),
      ),
    audit: async () => {
      const child = start('src/ops/audit-cli.ts', { ...env, DATA_DIR: join(folder, '0') });
      const code = await child.ended;
      return { holds: code === 0, text: child.said().trim() };
    },
    remove: () => {
      process.off('exit', abandon);
      abandon();
    },
  };
}

interface Child {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  said(): string;
}

function start(script: string, env: Record<string, string | undefined>): Child {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const child = spawn(process.execPath, [script], { cwd: ROOT, env: set, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const hear = (bytes: Buffer) => {
    text += bytes.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return {
    process: child,
    ended: new Promise((resolve) => child.once('close', resolve)),
    said: () => text,
  };
}

async function listening({ process: child, ended, said }: Child): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const late = setTimeout(() => reject(new Error(`the server did not start in time:\n${said()}`)), BOOT_MS);
  child.stdout!.on('data', () => {
    const url = /listens on (http:\S+)/.exec(said())?.[1];
    if (url !== undefined) resolve(url);
  });
  ended.then((code) => reject(new Error(`the server ended with ${code}:\n${said()}`)));
  return promise.finally(() => clearTimeout(late));
}

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
