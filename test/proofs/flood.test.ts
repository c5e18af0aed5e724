import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Joined, joined } from '../support/joined.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { createMission } from '../support/wire-mission.ts';

const PLAYERS = 6;
/** Commands a second of each who plays: inside the limit of 20, as a busy hand would send. */
const PACE = 12;
const PHASE_MS = 6000;

let server: RunningServer;
beforeAll(async () => {
  // A proxy, so that who floods has an address of their own; and a limit that a busy machine reaches.
  server = await runningServer({ RATE_LIMIT: '', ADDRESS_RATE_LIMIT: '5', TRUST_PROXY: 'on' });
});
afterAll(() => server?.end());

/** A player and an address that flood from another process, until they are called off. */
async function flood(token: string) {
  const child = spawn(process.execPath, ['test/proofs/flooder.ts', server.url, token, '203.0.113.66'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  const ended = once(child, 'close');
  return {
    callOff: async (): Promise<Record<string, number>> => {
      child.stdin.end();
      await ended;
      return JSON.parse(said);
    },
    kill: () => child.kill('SIGKILL'),
  };
}

/** Plays on a socket for a while: how long each command took, and what was refused. */
async function play({ room }: Joined, missionId: string): Promise<{ took: number[]; refused: string[] }> {
  const [took, refused]: [number[], string[]] = [[], []];
  const started = performance.now();
  // What was accepted is abandoned again, however late it is.
  for (let turn = 0; turn % 2 === 1 || performance.now() - started < PHASE_MS; turn++) {
    const from = performance.now();
    await room
      .request(turn % 2 === 0 ? 'accept' : 'abandon', { missionId }, { timeout: 30_000 })
      .catch((error) => refused.push(error.reason?.code ?? String(error)));
    took.push(performance.now() - from);
    const due = started + (turn + 1) * (1000 / PACE);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  return { took, refused };
}

async function allPlay(devices: readonly Joined[], missionId: string) {
  const played = await Promise.all(devices.map((device) => play(device, missionId)));
  const took = played.flatMap((p) => p.took).sort((a, b) => a - b);
  return {
    commands: took.length,
    p99: took[Math.floor(took.length * 0.99)]!,
    refused: played.flatMap((p) => p.refused),
  };
}

it('who plays is served as ever while a player and an address flood', async () => {
  const missionId = await createMission(server);
  const players = await Promise.all(Array.from({ length: PLAYERS }, () => server.player()));
  const devices = await Promise.all(players.map(({ token }) => joined(server.url, token)));
  await allPlay(devices, missionId);

  const quiet = await allPlay(devices, missionId);
  const loud = await flood((await server.player('Mallory')).token);
  const beside = await allPlay(devices, missionId).catch((error) => {
    loud.kill();
    throw error;
  });
  const came = await loud.callOff();

  // The flood was one, and was held back at each of its doors.
  expect(came.refused).toBeGreaterThan(50);
  expect(came.turnedAway).toBeGreaterThan(20);
  expect([quiet.refused, beside.refused]).toEqual([[], []]);
  expect(beside.commands).toBeGreaterThan(quiet.commands / 4);
  // The machine is shared by the flood, the tests and whatever else runs: hence the room.
  expect(beside.p99).toBeLessThan(10 * quiet.p99 + 250);
  await Promise.all(devices.map((d) => d.leave()));
});
