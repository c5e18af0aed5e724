import { expect } from 'vitest';
import { type SpawnedServer, spawnServer } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { aCaller, aMission, type Caller, call, type Device } from './board-client.ts';

const PLAYERS = 12;
/** How long a process may take to end, and what is left to a busy machine. */
const STOP_MS = 10_000;
/** Asks at once of each player, over its socket and over HTTP. */
const AT_ONCE = 4;

/** What became of something that was asked for. */
interface Asked {
  readonly at: number;
  outcome: string;
}

export interface Stop {
  /** Everything that was asked before the process was told to stop. */
  readonly asked: readonly Asked[];
  /** The codes with which the sockets were closed. */
  readonly closed: readonly number[];
  readonly exit: number | null;
  readonly ms: number;
}

/** Tells a server to stop while players ask it for all they can, over sockets and HTTP. */
export async function stopUnderLoad(
  env: Readonly<Record<string, string>>,
  worse: () => void = () => undefined,
): Promise<Stop> {
  const server = await spawnServer({ RANDOM_OFFERS: '0', FACTION_BOARD_SIZE: '0', ...env });
  const mission = await aMission(server);
  const callers = await Promise.all(Array.from({ length: PLAYERS }, () => aCaller(server)));
  const devices = await Promise.all(callers.map((caller) => caller.join()));
  const closed: number[] = [];
  for (const { room } of devices) room.onLeave((code) => closed.push(code));
  const asked: Asked[] = [];
  let over = false;
  const loads = callers.flatMap((caller, i) => [
    ...Array.from({ length: AT_ONCE }, () =>
      load(
        () => over,
        asked,
        () => overSocket(devices[i]!, mission),
      ),
    ),
    load(
      () => over,
      asked,
      () => overHttp(server, caller),
    ),
  ]);
  await until('everybody to be busy', () => asked.length > PLAYERS * 40, 60_000);
  worse();
  const at = performance.now();
  const ended = server.stop();
  const { code } = await ended;
  const ms = performance.now() - at;
  over = true;
  await Promise.all(loads);
  return { asked: asked.filter((one) => one.at < at), closed, exit: code, ms };
}

/** What everybody is owed by a process that stops. */
export function expectGraceful({ asked, closed, exit, ms }: Stop): void {
  const outcomes = new Set(asked.map((one) => one.outcome));
  expect([...outcomes].filter((o) => o !== 'answered' && o !== 'refused')).toEqual([]);
  expect(asked.length).toBeGreaterThan(PLAYERS * 40);
  expect(closed).toEqual(Array(PLAYERS).fill(4001));
  expect(exit).toBe(0);
  expect(ms).toBeLessThan(STOP_MS);
}

async function load(over: () => boolean, asked: Asked[], ask: () => Promise<string>): Promise<void> {
  while (!over()) {
    const one: Asked = { at: performance.now(), outcome: 'nothing came' };
    asked.push(one);
    one.outcome = await ask();
    // Behind the end there is nobody to ask.
    if (one.outcome !== 'answered' && one.outcome !== 'refused') return;
  }
}

/** Answers and refusals are both answers; only silence is not. */
async function overSocket(device: Device, mission: string): Promise<string> {
  try {
    const verb = device.room.state.active.has(mission) ? 'abandon' : 'accept';
    const outcome = await device.ask(verb, mission);
    return outcome.ok || outcome.code !== 'server/unavailable' ? 'answered' : 'refused';
  } catch (error) {
    return `socket: ${(error as Error).message}`;
  }
}

async function overHttp(server: SpawnedServer, caller: Caller): Promise<string> {
  try {
    const { status } = await call(server, 'GET', '/api/v1/missions/journal', { token: caller.token });
    return status === 503 ? 'refused' : 'answered';
  } catch (error) {
    return `http: ${String((error as { cause?: unknown }).cause ?? error)}`;
  }
}
