import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { underLoad } from './under-load.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** A start compiles nothing, but a busy machine takes its time over the embedded database. */
const START_MS = 30_000;
/** Where started processes keep what they compiled, for the next. */
const COMPILE_CACHE = join(root, 'node_modules/.cache/missionboard-tests');

export type Env = Readonly<Record<string, string | undefined>>;

/** What the tests' own servers are called with. */
export const SERVICE_TOKEN = 'spawned-service-3f1c9a5e7b2d';
export const ADMIN_TOKEN = 'spawned-admin-7d2e4c8b1a6f';
export const JWT_SECRET = '6b1f0c9e8d7a5432f1e0d9c8b7a65443';

/** The settings of the tests' own servers. */
export const SERVER: Env = {
  // Every answer is held against the shape that its route declares.
  NODE_ENV: 'test',
  PORT: '0',
  LOG_LEVEL: 'error',
  RATE_LIMIT: '100000',
  SERVICE_TOKEN,
  ADMIN_TOKEN,
  JWT_SECRET,
};

/** A server in a process of its own. */
export interface SpawnedServer {
  readonly url: string;
  readonly pid: number;
  /** Everything that it has printed. */
  output(): string;
  /** Resolves when the process is gone. */
  readonly exited: Promise<Ended>;
  /** Ends it as an operator would; resolves with how it ended. */
  stop(): Promise<Ended>;
  /** Ends it as a power cut would. */
  kill(): Promise<Ended>;
}

/** How a process ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `src/main.ts` on a free port; throws with what it printed when it does not come up. */
export async function spawnServer(env: Env): Promise<SpawnedServer> {
  const { child, ended, said } = run('src/main.ts', { ...SERVER, ...env });
  const end = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  const late = setTimeout(() => void end('SIGKILL'), underLoad(START_MS));
  const url = await Promise.race([
    listening(child, said),
    ended.then((e) => {
      throw new Error(`The server ended with ${e.code ?? e.signal}:\n${e.stdout}${e.stderr}`);
    }),
  ]).finally(() => clearTimeout(late));
  return {
    url,
    pid: child.pid!,
    output: said,
    exited: ended,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Runs a script of the project to its end. */
export const runToEnd = (script: string, env: Env, options: readonly string[] = []): Promise<Ended> =>
  run(script, env, options).ended;

/** A folder of the test's own, and how to remove it. */
export function tempDir(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'missionboard-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** How a script of the project is started. */
export const commandOf = (script: string, env: Env, more: readonly string[] = []) => ({
  command: process.execPath,
  args: [script, ...more],
  options: {
    cwd: root,
    // Nothing of the test's own surroundings reaches the server.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      ...env,
    },
  },
});

function run(script: string, env: Env, more: readonly string[] = []) {
  const { command, args, options } = commandOf(script, env, more);
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended, said: () => stdout + stderr };
}

/** The address that a server says it listens at; undefined before it does. */
export const listensAt = (said: string): string | undefined => /listens on (http:\S+)/.exec(said)?.[1];

const listening = (child: ChildProcess, said: () => string): Promise<string> =>
  new Promise((resolve) => {
    child.stdout!.on('data', () => {
      const url = listensAt(said());
      if (url !== undefined) resolve(url);
    });
  });
