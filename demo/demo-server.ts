import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dim, print } from './screen.ts';

/** A server to play on. */
export interface DemoServer {
  readonly url: string;
  /** Ends the server if the demo started it, and removes what it left. */
  stop(): Promise<void>;
}

/** Something that the person at the terminal can do something about: one line, no stack. */
export class DemoFailed extends Error {
  override readonly name = 'DemoFailed';
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Settings of another server that would point the demo's own at real data, or at foreign tokens. */
const FOREIGN = /^(DATABASE_URL|REDIS_URL|PUBLIC_ADDRESS|CONTENT_DIR|JWT_.*|JWKS_URL|.*_TOKEN)$/;
const BOOT_MS = 300_000;

/** The server that answers already, or one of the demo's own. */
export async function demoServer(env: NodeJS.ProcessEnv): Promise<DemoServer> {
  const named = env.MISSIONBOARD_URL?.replace(/\/+$/, '');
  const url = named || `http://127.0.0.1:${env.PORT || 2567}`;
  if (await answers(url)) {
    print(`The server at ${url} answers: the demo plays there.`);
    return { url, stop: async () => undefined };
  }
  if (named) throw new DemoFailed(`No Missionboard answers at ${named} (MISSIONBOARD_URL).`);
  return ownServer(env, url);
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2000) });
    return ((await response.json()) as { status?: string }).status === 'ok';
  } catch {
    return false;
  }
}

async function ownServer(env: NodeJS.ProcessEnv, missing: string): Promise<DemoServer> {
  print(`Nothing answers at ${missing}: the demo starts a server of its own, for itself alone.`);
  const folder = await mkdtemp(join(tmpdir(), 'missionboard-demo-'));
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(Object.entries(env).filter(([key]) => !FOREIGN.test(key))),
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
    },
  });
  const clear = () => rmSync(folder, { recursive: true, force: true });
  const abandon = () => {
    child.kill('SIGKILL');
    clear();
  };
  process.once('exit', abandon);
  return {
    url: await listening(child),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill('SIGTERM')) await ended;
      process.off('exit', abandon);
      clear();
    },
  };
}

/** The address that the server prints when it is ready. */
async function listening(child: ChildProcess): Promise<string> {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(0)} s`;
  const errors: string[] = [];
  child.stderr?.on('data', (text: Buffer) => errors.push(text.toString()));
  print(dim('  making an empty database and filling it with the sample galaxy ...'));
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new DemoFailed('The server did not start in time.')), BOOT_MS);
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const found = /listens on (http:\S+)/.exec(line);
      if (found === null) return;
      clearTimeout(late);
      resolve(found[1]!);
    });
    child.once('exit', () => {
      clearTimeout(late);
      reject(
        new DemoFailed(`The server ended: ${errors.join('').trim().split('\n')[0] ?? 'no reason given'}`),
      );
    });
  });
  print(dim(`  ready after ${seconds()} at ${url}`));
  return url;
}
