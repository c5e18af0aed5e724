import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { until } from './until.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder in which the servers that files share leave word of themselves. */
    sharedServers: string;
  }
}

/** Makes room for the servers that files share, and ends them with the run. */
export default function setup({ provide }: TestProject): () => Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'missionboard-shared-'));
  provide('sharedServers', dir);
  return async () => {
    const pids = readdirSync(dir).flatMap((worker) => {
      const file = join(dir, worker, 'pid');
      return existsSync(file) ? [Number(readFileSync(file, 'utf8'))] : [];
    });
    for (const pid of pids) if (lives(pid)) process.kill(pid, 'SIGTERM');
    for (const pid of pids) await until(`the end of ${pid}`, () => !lives(pid));
    rmSync(dir, { recursive: true, force: true });
  };
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
