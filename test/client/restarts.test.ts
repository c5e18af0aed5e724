import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MissionClient } from '../../client/index.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { JWT_SECRET, type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { type WeakNetwork, weakNetwork } from '../support/weak-network.ts';
import { createMission, report, wireOre } from '../support/wire-mission.ts';

/** A restart takes as long as a start, and the machine may be busy. */
const LATE = 60_000;
const folder = tempDir();
const settings = { DATA_DIR: folder.dir, RANDOM_OFFERS: '0', FACTION_BOARD_SIZE: '0' };

let server: RunningServer;
let now: SpawnedServer;
let network: WeakNetwork;

beforeAll(async () => {
  server = await runningServer(settings);
  now = server;
  network = await weakNetwork(server.url);
});
afterAll(async () => {
  await network.close();
  await now.stop();
  folder.remove();
});

/** Starts the server again, where clients look for it. */
async function startAgain(): Promise<void> {
  now = await spawnServer(settings);
  server = { ...server, ...now, call: callsTo(now.url) };
  network.leadTo(now.url);
}

const callsTo =
  (url: string): RunningServer['call'] =>
  async (method, path, given = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${given.token}` },
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };

const tokenFor = (playerId: string, seconds: number) =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(playerId)
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(new TextEncoder().encode(JWT_SECRET));

describe.each(['kill', 'stop'] as const)('a client whose server meets a %s', (how) => {
  it('is back on the next one, its last command carried out once', async () => {
    const id = crypto.randomUUID();
    const missionId = await createMission(server);
    const client = new MissionClient({
      url: network.url,
      token: () => tokenFor(id, 3600),
      firstWaitMs: 20,
      longestWaitMs: 500,
      patienceMs: LATE,
    });
    await client.join();
    await client.accept(missionId);
    await report(server, wireOre(id));
    await until('the mission is ready', () => client.getState()?.active[missionId]?.status === 'completed');

    // The answer is lost on the way: nobody knows whether the mission was paid.
    network.mute();
    const claim = client.complete(missionId);
    await now[how]();
    network.cut();
    await until('the client is away', () => client.getStatus().kind === 'away', LATE);
    expect(client.getState()?.player.id).toBe(id);
    await startAgain();

    expect(await claim).toMatchObject({ ok: true, result: { rewards: { credits: 1000 } } });
    expect(client.getStatus().kind).toBe('online');
    expect(client.getState()?.player).toMatchObject({ credits: 11_000, completedMissions: 1 });
    client.leave();
  });
});

describe('a client whose token ran out while the server was away', () => {
  it('gets another from its owner', async () => {
    const id = crypto.randomUUID();
    const lives = [2, 3600];
    let asked = 0;
    const client = new MissionClient({
      url: network.url,
      token: () => tokenFor(id, lives[Math.min(asked++, 1)]!),
      firstWaitMs: 20,
      longestWaitMs: 500,
    });
    await client.join();
    const over = Date.now() + 2000;
    await now.kill();
    await until('the token ran out', () => Date.now() > over, LATE);
    await startAgain();
    await until('the client is back', () => client.getStatus().kind === 'online', LATE);
    expect(asked).toBe(2);
    client.leave();
  });
});
