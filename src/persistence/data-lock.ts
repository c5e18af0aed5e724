import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A data folder held by this process. */
export interface DataLock {
  release(): void;
}

/** Another live process holds the data folder. */
export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse';
}

/**
 * Takes the data folder for this process. Two embedded databases on one folder would silently lose
 * each other's writes, so a folder that a live process holds is refused; one left by a dead process
 * is taken over.
 */
export function lockDataDir(dataDir: string): DataLock {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'server.pid');
  if (held.has(file)) throw new DataDirInUse(`The data folder ${dataDir} is in use by this process.`);
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(file, `${process.pid} ${startOf(process.pid)}\n`, { flag: 'wx' });
      held.add(file);
      return {
        release: () => {
          held.delete(file);
          rmSync(file, { force: true });
        },
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = holderOf(file);
      if (holder !== undefined)
        throw new DataDirInUse(`The data folder ${dataDir} is in use by process ${holder}.`);
      rmSync(file, { force: true });
    }
  }
  throw new DataDirInUse(`The data folder ${dataDir} is being taken by another process.`);
}

/** Files held by this very process, whose own id in a file says nothing after a restart in a container. */
const held = new Set<string>();

/** The live process that wrote the file, if there is one other than this. */
function holderOf(file: string): number | undefined {
  const [pid = 0, start = ''] = parsed(readOr(file, ''));
  if (pid <= 0 || pid === process.pid) return undefined;
  // The same id with another start time is another process: ids are used again.
  if (start !== '' && startOf(pid) !== '' && startOf(pid) !== start) return undefined;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? pid : undefined;
  }
}

function parsed(text: string): [number, string] {
  const [pid, start] = text.trim().split(' ');
  return [Number.parseInt(pid ?? '', 10) || 0, start ?? ''];
}

/** When a process started, in the kernel's ticks; '' where the system does not tell. */
function startOf(pid: number): string {
  // The command name, in parentheses, may hold spaces: fields are counted behind it.
  return readOr(`/proc/${pid}/stat`, '').split(') ')[1]?.split(' ')[19] ?? '';
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
