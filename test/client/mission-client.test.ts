import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MissionClient, type MissionClientOptions } from '../../client/index.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { JWT_SECRET } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { type WeakNetwork, weakNetwork } from '../support/weak-network.ts';
import { createMission, report, wireOre } from '../support/wire-mission.ts';

let server: AnsweringServer;
let network: WeakNetwork;
const clients: MissionClient[] = [];

beforeAll(async () => {
  server = await sharedServer();
  network = await weakNetwork(server.url);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.leave();
  network.letIn(true);
});
afterAll(async () => {
  await network.close();
  await server.end();
});

const LATE = 20_000;

/** A new player's client, not joined yet. */
async function aClient(more: Partial<MissionClientOptions> = {}) {
  const player = await server.player();
  const client = new MissionClient({
    url: server.url,
    token: async () => player.token,
    firstWaitMs: 20,
    longestWaitMs: 200,
    ...more,
  });
  clients.push(client);
  return { client, ...player };
}

const online = (client: MissionClient) =>
  until('the client is back', () => client.getStatus().kind === 'online', LATE);

const tokenOf = (playerId: string, expiresIn: number) =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(playerId)
    .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn)
    .sign(new TextEncoder().encode(JWT_SECRET));

describe('a client', () => {
  it('joins and has the whole state as plain data', async () => {
    const missionId = await createMission(server);
    const { client, id } = await aClient();
    expect(client.getStatus().kind).toBe('idle');
    const state = await client.join();
    expect(client.getStatus().kind).toBe('online');
    expect(state).toMatchObject({ protocol: 1, player: { id, name: 'Ada', credits: 10_000 } });
    expect(state.available[missionId]).toMatchObject({ title: 'Ore for sector 7', credits: 1000 });
    expect(structuredClone(state)).toEqual(state);
  });

  it('plays a mission; answers and notices come when the state shows them', async () => {
    const missionId = await createMission(server);
    const { client, id } = await aClient();
    await client.join();
    const told: string[] = [];
    client.on('*', ([type]) => void told.push(type));
    client.on('mission_ready', (body) =>
      told.push(`${client.getState()?.active[body.missionId]?.status} when told`),
    );

    const accepted = await client.accept(missionId);
    expect(accepted).toMatchObject({ ok: true, result: { mission: { id: missionId, status: 'active' } } });
    expect(client.getState()?.active[missionId]?.status).toBe('active');
    expect(client.getState()?.available[missionId]).toBeUndefined();

    const early = await client.complete(missionId);
    expect(early).toMatchObject({ ok: false, error: { code: 'mission/objectives_unmet' } });

    await report(server, wireOre(id));
    await until('the mission is ready', () => told.includes('completed when told'));
    const done = await client.complete(missionId);
    expect(done).toMatchObject({ ok: true, result: { rewards: { credits: 1000 } } });
    expect(client.getState()?.player.credits).toBe(11_000);
    expect(told).toEqual(
      expect.arrayContaining(['mission_accepted', 'mission_progress', 'mission_ready', 'mission_completed']),
    );
    expect(await client.journal({ limit: 1 })).toMatchObject({
      ok: true,
      result: { acceptances: [{ status: 'rewarded', rewards: { credits: 1000 } }], nextCursor: null },
    });
    const clock = await client.clock();
    expect(clock.ok && Math.abs(clock.result.now - Date.now()) < 60_000).toBe(true);
  });

  it('keeps the objects of whatever did not change', async () => {
    const [taken, other] = [await createMission(server), await createMission(server)];
    const { client } = await aClient();
    const before = await client.join();
    await client.accept(taken);
    const after = client.getState()!;
    expect(after).not.toBe(before);
    expect(after.available[other]).toBe(before.available[other]);
    expect(after.reputation).toBe(before.reputation);
    expect(after.daily).toBe(before.daily);
    expect(client.getState()).toBe(after);
  });

  it('tells subscribers once of changes that come together', async () => {
    const missionId = await createMission(server, { cargo_quantity: 100 });
    const { client, id } = await aClient();
    await client.join();
    await client.accept(missionId);
    let calls = 0;
    let states = 0;
    let last = client.getState();
    client.subscribe(() => {
      calls++;
      if (client.getState() !== last) states++;
      last = client.getState();
    });
    await report(server, ...Array.from({ length: 50 }, () => wireOre(id, 1)));
    await until('the progress', () => client.getState()?.active[missionId]?.objectives[0]?.current === 50);
    expect(states).toBe(1);
    expect(calls).toBe(1);
  });
});

describe('a client whose connection breaks', () => {
  it('is back by itself, with what happened meanwhile', async () => {
    const missionId = await createMission(server);
    const { client, id } = await aClient({ url: network.url });
    const first = await client.join();
    await client.accept(missionId);
    network.letIn(false);
    network.cut();
    await until('the client is away', () => client.getStatus().kind === 'away', LATE);
    expect(client.getState()?.player).toBe(first.player);
    await report(server, wireOre(id));
    network.letIn(true);
    await online(client);
    await until('the news', () => client.getState()?.active[missionId]?.status === 'completed', LATE);
  });

  it('takes its seat again, so that breaks do not add up to devices', async () => {
    const { client, id } = await aClient({ url: network.url });
    await client.join();
    for (let i = 0; i < 12; i++) {
      network.cut();
      await until('the break', () => client.getStatus().kind !== 'online', LATE);
      await online(client);
    }
    expect(client.getState()?.player.id).toBe(id);
  });

  it('notices a socket that is open on one side only', async () => {
    const { client } = await aClient({ url: network.url, heartbeatMs: 100, joinMs: 500 });
    await client.join();
    network.mute();
    await until('the client is away', () => client.getStatus().kind === 'away', LATE);
    await online(client);
  });

  it('sends a command again under the same id: it acts once and is answered', async () => {
    const missionId = await createMission(server, { repeatable: true });
    const { client, id, token } = await aClient({ url: network.url });
    await client.join();
    await client.accept(missionId);
    await report(server, wireOre(id));
    await until('the mission is ready', () => client.getState()?.active[missionId]?.status === 'completed');

    network.mute();
    const answer = client.complete(missionId);
    await until('the server paid', async () => {
      const { body } = await server.call('GET', '/api/v1/missions/journal', { token });
      return body.acceptances.length === 1;
    });
    network.cut();
    expect(await answer).toMatchObject({ ok: true, result: { rewards: { credits: 1000 } } });
    expect(client.getState()?.player).toMatchObject({ credits: 11_000, completedMissions: 1 });
  });

  it('waits with a command until it is back, as long as it is told to', async () => {
    const missionId = await createMission(server);
    const { client } = await aClient({ url: network.url, patienceMs: 300 });
    await client.join();
    network.letIn(false);
    network.cut();
    const id = 'asked-once';
    const lost = await client.command('accept', { missionId, commandId: id });
    expect(lost).toMatchObject({
      ok: false,
      error: { code: 'client/unanswered', details: { commandId: id } },
    });
    network.letIn(true);
    await online(client);
    expect(await client.command('accept', { missionId, commandId: id })).toMatchObject({ ok: true });
  });
});

describe('a client whose token is refused', () => {
  it('says so and stops when a fresh one is refused too; a later join tries again', async () => {
    const player = await server.player();
    let token = await tokenOf(player.id, -10);
    let asked = 0;
    const { client } = await aClient({
      token: async () => {
        asked++;
        return token;
      },
    });
    await expect(client.join()).rejects.toMatchObject({
      name: 'JoinRefused',
      status: { kind: 'refused', error: { code: 'auth/unauthorized' } },
    });
    const missionId = crypto.randomUUID();
    expect(await client.accept(missionId)).toMatchObject({ error: { code: 'client/unanswered' } });
    expect(asked).toBe(1);
    token = player.token;
    expect((await client.join()).player.id).toBe(player.id);
  });

  it('renews it before it ends, and stays online beyond its end', async () => {
    const player = await server.player();
    const end = Math.floor(Date.now() / 1000) * 1000 + 4000;
    const tokens = [await tokenOf(player.id, 4), player.token];
    let asked = 0;
    const { client } = await aClient({ token: async () => tokens[Math.min(asked++, 1)]! });
    await client.join();
    const seen = new Set<string>();
    client.subscribe(() => void seen.add(client.getStatus().kind));
    await until('the fresh token', () => asked === 2, LATE);
    await until('the end of the first', () => Date.now() > end + 1500, LATE);
    expect(await client.clock()).toMatchObject({ ok: true });
    expect([...seen].filter((kind) => kind !== 'online')).toEqual([]);
  });

  it('joins with another when it could not be renewed in time', async () => {
    const player = await server.player();
    const given: (() => Promise<string>)[] = [
      () => tokenOf(player.id, 3),
      () => Promise.reject(new Error('the owner is away')),
      async () => player.token,
    ];
    let asked = 0;
    const { client } = await aClient({ token: () => given[Math.min(asked++, 2)]!() });
    await client.join();
    await until('the end of the first', () => client.getStatus().kind === 'away', LATE);
    await online(client);
    expect(client.getState()?.player.id).toBe(player.id);
  });
});
