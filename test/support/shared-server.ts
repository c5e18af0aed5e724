import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type AnsweringServer, callsTo, EMPTY_BOARDS } from './running-server.ts';
import { ADMIN_TOKEN, commandOf, type Env, listensAt, SERVER } from './spawned-server.ts';
import { until } from './until.ts';

/**
 * A server for files that do not stop it, and move neither its clock nor its map: one for each of vitest's
 * workers and these settings, started by the first file that asks and ended with the run. A file ends by
 * switching off the missions that it made, so that boards do not grow from file to file.
 */
export async function sharedServer(settings: Env = {}): Promise<AnsweringServer> {
  const name = [process.env.VITEST_POOL_ID ?? '0', ...Object.entries(settings).flat()].join('-');
  const url = await urlOfWorker(join(inject('sharedServers'), name), settings);
  const calls = callsTo(url);
  const made: string[] = [];
  return {
    url,
    ...calls,
    call: async (method, path, given) => {
      const answer = await calls.call(method, path, given);
      if (method === 'POST' && answer.status === 201) made.push(answer.body.id);
      return answer;
    },
    end: async () => {
      const off = { token: ADMIN_TOKEN, body: { is_active: false } };
      for (const id of made) await calls.call('PATCH', `/api/v1/admin/missions/${id}`, off);
    },
  };
}

/** Where this worker's server listens; starts it when nobody has. */
async function urlOfWorker(dir: string, settings: Env): Promise<string> {
  const output = join(dir, 'output');
  // A worker has one file at a time: whoever makes the folder starts the server.
  if (mkdirSync(dir, { recursive: true }) !== undefined) start(dir, output, settings);
  return until('the shared server', () => listensAt(readFileSync(output, 'utf8')), 60_000);
}

function start(dir: string, output: string, settings: Env): void {
  const file = openSync(output, 'w');
  const { command, args, options } = commandOf('src/main.ts', {
    ...SERVER,
    ...EMPTY_BOARDS,
    ...settings,
    DATA_DIR: join(dir, 'data'),
  });
  // It outlives this worker, which vitest may replace between two files.
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', file, file] });
  child.unref();
  writeFileSync(join(dir, 'pid'), String(child.pid));
}
