import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { nodeFlags } from '../support/node-flags.ts';
import { stop } from '../support/server-process.ts';
import { tokenSigner } from '../support/token-signer.ts';
import type { Question, WorkOrder } from './child.ts';

/** The shipped room, a bare one of Colyseus with the same state, or shipped rooms whose day turns over. */
const programs = {
  'room-server': './room-server.ts',
  'bare-server': './bare-server.ts',
  'refresh-server': '../turnover/refresh-server.ts',
} as const;

export type RoomKind = keyof typeof programs;

/** Rooms in a process of their own. */
export interface RoomProcess {
  readonly url: string;
  /** A player's room is found by token; a bare room is simply made. */
  readonly how: 'joinOrCreate' | 'create';
  tokenOf(playerId: string): Promise<string>;
  ask(question: Question): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts a process of rooms with that many offers each; `players` where each has offers of their own.
 * `BENCH_PROFILE` names a folder for CPU profiles.
 */
export async function startRooms(kind: RoomKind, offers: number, players = 0): Promise<RoomProcess> {
  const jwtSecret = randomBytes(32).toString('hex');
  const order: WorkOrder = { offers, players, jwtSecret };
  const profile = process.env.BENCH_PROFILE;
  const child = fork(fileURLToPath(new URL(programs[kind], import.meta.url)), [JSON.stringify(order)], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    execArgv: [
      '--expose-gc',
      ...nodeFlags,
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
    ],
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
  });
  const told = (): Promise<number> => numberFrom(child);
  const port = await told();
  return {
    url: `http://127.0.0.1:${port}`,
    how: kind === 'bare-server' ? 'create' : 'joinOrCreate',
    tokenOf: tokenSigner(jwtSecret),
    ask: (question) => {
      const answer = told();
      child.send(question);
      return answer;
    },
    stop: () => stop(child),
  };
}

/** The next number that a child says; Colyseus has words of its own for the parent. */
function numberFrom(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const listen = (message: unknown) => {
      if (typeof message !== 'number') return;
      child.off('message', listen);
      child.off('exit', ended);
      resolve(message);
    };
    const ended = () => reject(new Error('the room server ended'));
    child.on('message', listen);
    child.once('exit', ended);
  });
}
