import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDirInUse, lockDataDir } from '../../src/persistence/data-lock.ts';
import { tempDir } from '../support/spawned-server.ts';

let temp: ReturnType<typeof tempDir>;
let file: string;
beforeEach(() => {
  temp = tempDir();
  file = join(temp.dir, 'server.pid');
});
afterEach(() => temp.remove());

/** A process that lives until the test ends it. */
async function living(): Promise<{ pid: number; end(): Promise<void> }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await new Promise((resolve, reject) => child.once('spawn', () => resolve(null)).once('error', reject));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    pid: child.pid!,
    end: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

describe('a data folder', () => {
  it('is made when it is not there, and held by this process', () => {
    const dir = join(temp.dir, 'deep', 'er');
    const lock = lockDataDir(dir);
    expect(Number.parseInt(readFileSync(join(dir, 'server.pid'), 'utf8'), 10)).toBe(process.pid);
    lock.release();
    expect(existsSync(join(dir, 'server.pid'))).toBe(false);
  });

  it('is refused to a second taker in this process, until it is let go', () => {
    const lock = lockDataDir(temp.dir);
    expect(() => lockDataDir(temp.dir)).toThrow(DataDirInUse);
    lock.release();
    lockDataDir(temp.dir).release();
  });

  it('is refused while another process lives that holds it, by name', async () => {
    const other = await living();
    writeFileSync(file, `${other.pid}\n`);
    expect(() => lockDataDir(temp.dir)).toThrow(`in use by process ${other.pid}`);
    await other.end();
    lockDataDir(temp.dir).release();
  });

  it('is taken over when its holder’s id belongs to another process now', async () => {
    const other = await living();
    writeFileSync(file, `${other.pid} 1\n`);
    lockDataDir(temp.dir).release();
    await other.end();
  });

  it.each([
    ['this very id, from before a restart in a container', `${process.pid} 1\n`],
    ['nonsense', 'hello\n'],
    ['nothing', ''],
    ['a process group', '-1\n'],
  ])('is taken over when the file holds %s', (_, text) => {
    writeFileSync(file, text);
    const lock = lockDataDir(temp.dir);
    expect(Number.parseInt(readFileSync(file, 'utf8'), 10)).toBe(process.pid);
    lock.release();
  });
});
