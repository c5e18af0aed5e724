import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentDir, soundMission } from '../content/content-dir.ts';
import { type Joined, joined } from '../support/joined.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { SERVICE_TOKEN } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { createMission } from '../support/wire-mission.ts';
import { aHome } from './given-turnover.ts';

const LONG_MS = 30_000;

/** The shipped generators, on a map of another game that its server has still to send. */
const content = contentDir({ 'galaxy.json': '{}' });
let server: RunningServer;
let early: Joined;
beforeAll(async () => {
  server = await runningServer({
    CONTENT_DIR: content.dir,
    FACTION_BOARD_SIZE: '3',
    RANDOM_OFFERS: '3',
    LOG_LEVEL: 'warn',
  });
  const { token } = await server.player();
  early = await joined(server.url, token);
});
afterAll(async () => {
  await early?.leave();
  await server?.end();
  content.remove();
});

const put = async (body: object) => {
  const answer = await server.call('PUT', '/api/v1/world', { token: SERVICE_TOKEN, body });
  expect(answer.status).toBe(200);
};
const available = (family: string) =>
  Object.values<{ id: string; family: string }>(early.seen().available).filter((m) => m.family === family);

/** The same map as `aHome`'s first region, under other names, in the calls of a game. */
function calls() {
  const { sectors, warps } = aHome();
  const own = sectors.filter((s) => s.regionId === 'terran_space');
  const [kept, id] = [new Set(own.map((s) => s.id)), (n: number) => n + 5000];
  return [
    { regions: [{ id: 'asia_tokyo', name: 'Tokyo', time_zone: 'Asia/Tokyo', refresh_hour: 6 }] },
    {
      clusters: ['inner', 'outer'].map((c) => ({
        id: c,
        name: c,
        region_id: 'asia_tokyo',
        type: 'TRADE_HUB',
      })),
    },
    {
      sectors: own.map((s) => ({
        ...{ id: id(s.id), name: s.name, type: s.type, cluster_id: s.clusterId, region_id: 'asia_tokyo' },
        ...{ security: s.security, x: s.x, y: s.y },
      })),
    },
    {
      warps: warps
        .filter(({ from, to }) => kept.has(from) && kept.has(to))
        .map(({ from, to }) => ({ from: id(from), to: id(to) })),
    },
  ];
}

describe('a game’s own map, sent in several calls to a server that has none', () => {
  it('finds a player who came before it nowhere, offered nothing', () => {
    expect(early.seen()).toMatchObject({
      player: { regionId: '', sectorId: 0 },
      available: {},
      board: { total: 0 },
      daily: { gameDay: '' },
    });
  });

  it('places that player before their eyes, fills boards and slots, and begins their day at once', async () => {
    for (const body of calls()) await put(body);
    await until('the player to be placed', () => early.seen().player.regionId === 'asia_tokyo', LONG_MS);
    expect(early.seen().player.sectorId).toBe(5001);
    await until('the quests of the running day', () => available('daily').length === 4, LONG_MS);
    await until('the boards', () => available('faction').length > 0, LONG_MS);
    await until('the offers', () => available('random').length === 3, LONG_MS);
    expect(early.seen().daily.gameDay).toMatch(/^\d{4}-\d\d-\d\d$/);
    const [quest] = available('daily');
    expect(await early.room.request('accept', { missionId: quest!.id })).toHaveProperty('mission');
  });

  it('lets who comes later begin there too', async () => {
    const { token } = await server.player('Ben');
    const { body } = await server.call('GET', '/api/v1/missions/available?family=daily', { token });
    expect(body.missions).toHaveLength(4);
  });

  it('has none of the missions that are made for another, and none whose place it loses', async () => {
    const { token } = await server.player('Cy');
    const list = async () =>
      (await server.call('GET', '/api/v1/missions/available?limit=100', { token })).body.missions as {
        id: string;
        code: string | null;
      }[];
    expect((await list()).filter((m) => m.code !== null && m.code !== '')).toEqual([]);

    await put({ sectors: [{ ...calls()[2]!.sectors![0], id: 6000 }] });
    const missionId = await createMission(server, { target_sector_id: 6000 });
    await until('the mission', () => early.seen().available[missionId] !== undefined, LONG_MS);
    await put({ sectors: [{ id: 6000, removed: true }] });
    await until('it to be gone', () => early.seen().available[missionId] === undefined, LONG_MS);
    expect((await list()).map((m) => m.id)).not.toContain(missionId);
    expect((await early.refusal('accept', { missionId })).code).toBe('mission/inactive');
    expect(server.output()).toContain(`${missionId} (sector 6000)`);
  });

  it('says that the missions of another map are offered nowhere', async () => {
    const other = contentDir({
      'galaxy.json': '{}',
      'missions/a.yaml': `${soundMission.join('\n')}\n`,
    });
    const second = await runningServer({ CONTENT_DIR: other.dir, LOG_LEVEL: 'warn' });
    expect(second.output()).toContain('Offered nowhere, since the map lacks their places: sound (sector 1)');
    await second.end();
    other.remove();
  });
});
