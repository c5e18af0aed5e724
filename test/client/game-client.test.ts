import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallFailed, DevClient, GameClient, MissionClient, type OutboxEntry } from '../../client/index.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { SERVICE_TOKEN } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { type WeakNetwork, weakNetwork } from '../support/weak-network.ts';
import { createMission } from '../support/wire-mission.ts';

let server: RunningServer;
let network: WeakNetwork;
let game: GameClient;
beforeAll(async () => {
  server = await runningServer();
  network = await weakNetwork(server.url);
  game = new GameClient({ url: network.url, token: SERVICE_TOKEN });
});
afterAll(async () => {
  await network.close();
  await server.end();
});

const ore = (playerId: string, units: number) =>
  ({ type: 'cargo_delivered', player_id: playerId, sector_id: 7, commodity: 'ore', units }) as const;

describe('the game’s client', () => {
  it('plays a game: the map, facts, and what was paid for the wallet', async () => {
    // given a player on a mission in a sector that the game named
    await game.putWorld({ sectors: [{ id: 7, name: 'The Smelters' }] });
    const missionId = await createMission(server);
    const { id, token } = await server.player();
    const player = new MissionClient({ url: server.url, token: async () => token });
    await player.join();
    await player.accept(missionId);

    // when the game reports the work and the player claims the reward
    expect(await game.report([ore(id, 15), ore(id, 25)])).toMatchObject({ accepted: 2, moved: 2 });
    await until('the mission is ready', () => player.getState()?.active[missionId]?.status === 'completed');
    await player.complete(missionId);

    // then the game hears of it, once
    const wallet: OutboxEntry<'mission_completed'>[] = [];
    const stop = new AbortController();
    let cursor: string | undefined;
    const following = game.follow({
      after: undefined,
      handle: (entry) => {
        if (entry.type === 'mission_completed') wallet.push(entry);
      },
      save: (next) => {
        cursor = next;
      },
      idleMs: 20,
      signal: stop.signal,
    });
    await until('the entry', () => wallet.length > 0 && cursor !== undefined);
    stop.abort();
    await following;
    expect(wallet).toMatchObject([
      { player_id: id, mission_id: missionId, data: { rewards: { credits: 1000 } } },
    ]);
    expect((await game.outbox(cursor!)).entries).toEqual([]);
    const { sectors, npcs } = await game.world('terran_space');
    expect(sectors.find((s) => s.id === 7)?.name).toBe('The Smelters');
    expect(npcs.length).toBeGreaterThan(0);
    player.leave();
  });

  it('reports more than a call takes, with places that count over all', async () => {
    const { id } = await server.player();
    const events = Array.from({ length: 2200 }, () => ore(id, 1));
    const bad = { ...ore(crypto.randomUUID(), 1), id: 'nobody’s' };
    const report = await game.report([...events, bad]);
    expect(report).toMatchObject({
      accepted: 2200,
      duplicates: 0,
      rejected: [{ index: 2200, id: 'nobody’s', code: 'player/unknown' }],
    });
  });

  it('reports once what it has to report again', async () => {
    const missionId = await createMission(server);
    const { id, token } = await server.player();
    const player = new MissionClient({ url: server.url, token: async () => token });
    await player.join();
    await player.accept(missionId);
    network.mute();
    const report = game.report([ore(id, 15)]);
    await until('the event counted', () => {
      network.mute();
      return player.getState()?.active[missionId]?.objectives[0]?.current === 15;
    });
    network.cut();
    expect(await report).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(player.getState()?.active[missionId]?.objectives[0]?.current).toBe(15);
    player.leave();
  });

  it('says why it was refused', async () => {
    const refused = game.putWorld({ warps: [{ from: 7, to: 999_999 }] });
    await expect(refused).rejects.toMatchObject({ name: 'CallFailed', status: 400, code: 'request/invalid' });
    const wrong = new GameClient({ url: server.url, token: 'wrong' });
    await expect(wrong.outbox('0')).rejects.toMatchObject({ status: 401, code: 'auth/unauthorized' });
  });
});

describe('the client of development', () => {
  it('plays any mission by its walkthrough', async () => {
    const missionId = await createMission(server);
    const { token } = await server.player();
    const player = new MissionClient({ url: server.url, token: async () => token });
    const dev = new DevClient({ url: server.url, token });
    await player.join();
    await player.accept(missionId);
    await dev.report(await dev.walkthrough(missionId));
    await until('the mission is ready', () => player.getState()?.active[missionId]?.status === 'completed');
    const told: number[] = [];
    player.on('clock_moved', ({ now }) => void told.push(now));
    const now = await dev.advanceClock(60_000);
    await until('the notice', () => told.length > 0);
    expect(told).toEqual([now]);
    player.leave();
  });
});

describe('a call', () => {
  /** A server that answers each call by the next of some answers, and what it was asked. */
  async function answering(...answers: ((response: ServerResponse, request: IncomingMessage) => void)[]) {
    const asked: { authorization: string | undefined; body: string }[] = [];
    const http = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      asked.push({
        authorization: request.headers.authorization,
        body: Buffer.concat(chunks).toString(),
      });
      answers[Math.min(asked.length, answers.length) - 1]!(response, request);
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const address = http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const close = async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    };
    return { url: `http://127.0.0.1:${address.port}`, asked, close };
  }

  const refuse =
    (status: number, code: string, headers: Record<string, string> = {}) =>
    (r: ServerResponse) => {
      r.writeHead(status, { 'content-type': 'application/json', ...headers });
      r.end(JSON.stringify({ error: { code, message: 'no', details: {} } }));
    };
  const report = { accepted: 1, duplicates: 0, moved: 0, rejected: [], warnings: [] };
  const take = (r: ServerResponse) => r.end(JSON.stringify(report));
  const event = { type: 'message_sent', player_id: 'p' } as const;

  it('is made again, the same, while the server is away, overrun or breaks off', async () => {
    const { url, asked, close } = await answering(
      refuse(503, 'server/unavailable'),
      refuse(429, 'request/rate_limited', { 'retry-after': '0' }),
      (r) => r.destroy(),
      take,
    );
    expect(await new GameClient({ url, token: 't' }).report([event])).toEqual(report);
    expect(asked).toHaveLength(4);
    expect(new Set(asked.map((call) => call.body)).size).toBe(1);
    expect(JSON.parse(asked[0]!.body).events[0].id).toMatch(/^[0-9a-f]{32}$/);
    await close();
  });

  it('asks for another token when the last one is refused, once', async () => {
    const { url, asked, close } = await answering(refuse(401, 'auth/unauthorized'), take);
    const refused: (string | undefined)[] = [];
    const token = (last?: string) => {
      refused.push(last);
      return last === undefined ? 'old' : 'new';
    };
    const client = new GameClient({ url, token });
    await client.report([event]);
    await client.report([event]);
    expect(asked.map((call) => call.authorization)).toEqual(['Bearer old', 'Bearer new', 'Bearer new']);
    expect(refused).toEqual([undefined, 'old']);
    await close();
  });

  it('ends when its patience does, or when it is told to', async () => {
    const { url, close } = await answering(refuse(503, 'server/unavailable'));
    const client = new GameClient({ url, token: 't', patienceMs: 100 });
    await expect(client.report([event])).rejects.toMatchObject({ status: 503, code: 'server/unavailable' });
    const stop = new AbortController();
    const patient = new GameClient({ url, token: 't' }).report([event], stop.signal);
    stop.abort();
    await expect(patient).rejects.toThrow(/abort/i);
    await close();
    const nobody = new GameClient({ url, token: 't', patienceMs: 100 }).report([event]);
    const error = await nobody.then(
      () => undefined,
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(CallFailed);
    expect(error).toMatchObject({ status: 0, code: 'client/unanswered' });
  });
});
