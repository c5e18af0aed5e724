import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../support/until.ts';

const exec = promisify(execFile);

/** A PostgreSQL of the test's own, to be stopped and started at will. */
export interface OwnCluster {
  /** Of its maintenance database. */
  readonly url: string;
  start(): Promise<void>;
  /** Ends it as an operator would: sessions are told and closed. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash of the machine would. */
  crash(): Promise<void>;
  /** Ends every process of it where it stands, as the kernel does that runs out of memory. */
  kill(): Promise<void>;
  /** Stops every process of it where it stands: connections stay open and nobody answers. */
  freeze(): void;
  /** Lets them go on. */
  thaw(): void;
  remove(): Promise<void>;
}

/** Makes and starts a cluster on a free port; fails with a clear message where its tools are missing. */
export async function ownCluster(): Promise<OwnCluster> {
  const bin = await serverTools();
  const dir = mkdtempSync(join(tmpdir(), 'missionboard-pg-'));
  const data = join(dir, 'data');
  const owner = await ownerOf(dir);
  const run = (tool: string, ...args: string[]) => owner(join(bin, tool), args);
  const port = await freePort();
  await run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${dir}`;
  const start = async () => {
    await run('pg_ctl', 'start', '-w', '-t', '30', '-D', data, '-l', join(dir, 'log'), '-o', options);
  };
  const crash = async () => {
    await run('pg_ctl', 'stop', '-m', 'immediate', '-D', data);
  };
  const stop = async () => {
    await run('pg_ctl', 'stop', '-m', 'fast', '-D', data);
  };
  await start();
  const signal = (name: NodeJS.Signals) => {
    const postmaster = postmasterOf(data);
    // The children of a stopped parent stay its children: none slips away between the two.
    if (name === 'SIGSTOP') process.kill(postmaster, name);
    for (const child of childrenOf(postmaster)) process.kill(child, name);
    if (name !== 'SIGSTOP') process.kill(postmaster, name);
  };
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    crash,
    kill: async () => {
      const postmaster = postmasterOf(data);
      const all = [postmaster, ...childrenOf(postmaster)];
      // The parent first: it would start new ones.
      for (const pid of all) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
      await until('its processes to be gone', () => !all.some(isRunning));
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    remove: async () => {
      if (existsSync(join(data, 'postmaster.pid'))) await crash();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const postmasterOf = (data: string): number =>
  Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);

/** A zombie is gone, too: its memory and its sockets are. */
const isRunning = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** Where initdb and pg_ctl are. */
async function serverTools(): Promise<string> {
  const configured = await exec('pg_config', ['--bindir']).then(
    ({ stdout }) => [stdout.trim()],
    () => [],
  );
  const packaged = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
    : [];
  const found = [...configured, ...packaged].find((dir) => existsSync(join(dir, 'initdb')));
  if (found === undefined) throw new Error('These tests need initdb and pg_ctl of a PostgreSQL server.');
  return found;
}

/** Runs the tools; PostgreSQL refuses to run as root, so root lets the user `postgres` do it. */
async function ownerOf(dir: string) {
  if (process.getuid?.() !== 0) return (tool: string, args: string[]) => exec(tool, args);
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (id) => Number((await exec('id', [id, 'postgres'])).stdout)),
  );
  chmodSync(dir, 0o700);
  chownSync(dir, uid!, gid!);
  return (tool: string, args: string[]) => exec(tool, args, { uid: uid!, gid: gid!, cwd: dir });
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
