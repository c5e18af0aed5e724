import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MissionClient } from '../../client/index.ts';
import { worldBody } from '../../src/world/world-schema.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { SERVICE_TOKEN } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';

let server: RunningServer;
let token: string;

const far = {
  regions: [{ id: 'far', name: 'Far' }],
  clusters: [{ id: 'rim', name: 'Rim', region_id: 'far', type: 'frontier' }],
  sectors: [
    {
      id: 9001,
      name: 'Edge',
      type: 'deep_space',
      cluster_id: 'rim',
      region_id: 'far',
      security: 1,
      x: 1,
      y: 2,
    },
    {
      id: 9002,
      name: 'Brink',
      type: 'deep_space',
      cluster_id: 'rim',
      region_id: 'far',
      security: 2,
      x: 3,
      y: 4,
    },
  ],
  warps: [
    { from: 9001, to: 9002 },
    { from: 9001, to: 1 },
    { from: 1, to: 9001 },
  ],
  npcs: [
    { id: 'n1', kind: 'npc', name: 'Zed', faction: 'pirates', notoriety: 60, sector_id: 9002, alive: true },
  ],
  wrecks: [{ id: 'w1', sector_id: 9001, cargo: { ore: 12, 'illegal:WEAPONS': 3 } }],
  world_events: [
    {
      id: 'e1',
      kind: 'distress_beacon',
      region_id: 'far',
      sector_id: 9002,
      starts_at: '2030-01-01T00:00:00.000Z',
      ends_at: '2030-01-02T00:00:00.000Z',
    },
  ],
};

beforeAll(async () => {
  server = await runningServer();
  ({ token } = await server.player());
  const put = await server.call('PUT', '/api/v1/world', { token: SERVICE_TOKEN, body: far });
  if (put.status !== 200) throw new Error(JSON.stringify(put.body));
});
afterAll(() => server?.end());

const world = (query: string, who: string, headers: Record<string, string> = {}) =>
  server.call('GET', `/api/v1/world${query}`, { token: who, headers });

describe('the map', () => {
  it('is the player’s own region by default, without what only the game may know', async () => {
    const { status, body } = await world('', token);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['regions', 'clusters', 'sectors', 'warps']);
    expect(body.regions.map((r: { id: string }) => r.id)).toEqual(['terran_space']);
    expect(body.sectors.length).toBeGreaterThan(250);
    expect(new Set(body.sectors.map((s: { region_id: string }) => s.region_id)).size).toBe(1);
  });

  it('is another region when it is named', async () => {
    const { body } = await world('?region_id=far', token);
    expect(body).toEqual({
      regions: [{ ...far.regions[0], time_zone: 'UTC', refresh_hour: 0 }],
      clusters: far.clusters,
      sectors: far.sectors,
      warps: far.warps.slice(0, 2),
    });
  });

  it('is told to the game with NPCs, wrecks and events, in the shape in which it was sent', async () => {
    const { body } = await world('?region_id=far', SERVICE_TOKEN);
    const { npcs, wrecks, world_events } = far;
    expect(body).toMatchObject({ npcs, wrecks, world_events });
    const again = await server.call('PUT', '/api/v1/world', { token: SERVICE_TOKEN, body });
    expect(again.status).toBe(200);
    expect((await world('?region_id=far', SERVICE_TOKEN)).body).toEqual(body);
  });

  it('is all of it for the game that names no region', async () => {
    const { body } = await world('', SERVICE_TOKEN);
    expect(body.regions.length).toBe(2);
    expect(body.npcs.map((n: { id: string }) => n.id)).toContain('n1');
    expect(() => worldBody.parse(body)).not.toThrow();
  });

  it('has a tag, for which it is not sent again until it is another', async () => {
    const first = await world('?region_id=far', token);
    const etag = first.headers.get('etag')!;
    const same = await world('?region_id=far', token, { 'if-none-match': etag });
    expect([same.status, same.body]).toEqual([304, '']);
    const moved = { npcs: [{ ...far.npcs[0], sector_id: 9001 }] };
    await server.call('PUT', '/api/v1/world', { token: SERVICE_TOKEN, body: moved });
    expect((await world('?region_id=far', token, { 'if-none-match': etag })).status).toBe(304);
    const renamed = { sectors: [{ ...far.sectors[0], name: 'Ledge' }] };
    await server.call('PUT', '/api/v1/world', { token: SERVICE_TOKEN, body: renamed });
    const next = await world('?region_id=far', token, { 'if-none-match': etag });
    expect([next.status, next.body.sectors[0].name]).toEqual([200, 'Ledge']);
  });

  it('comes compressed to who takes that', async () => {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' };
    const answer = await fetch(`${server.url}/api/v1/world`, { headers });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.json()).toHaveProperty('sectors');
  });

  it('is refused to who names a region that is not there, and to strangers', async () => {
    const unknown = await world('?region_id=nowhere', token);
    expect(unknown.body.error).toMatchObject({
      code: 'request/invalid',
      details: { issues: [{ path: 'region_id', message: 'not in the world' }] },
    });
    expect((await world('', 'nonsense')).status).toBe(401);
    expect((await server.call('GET', '/api/v1/world')).status).toBe(401);
  });
});

describe('the reference', () => {
  it('has what a client needs to draw, for anyone', async () => {
    const { status, body } = await server.call('GET', '/api/v1/reference');
    expect(status).toBe(200);
    expect(body.factions).toHaveLength(9);
    expect(body.factions[0]).toEqual({
      code: 'terran_federation',
      name: 'Terran Federation',
      stance: 'friendly',
      colours: ['#0066CC', '#FFFFFF'],
    });
    expect(body.levels).toHaveLength(17);
    expect(body.levels[0]).toEqual({ level: 8, title: 'Exalted', from: 700 });
    expect(body.levels.at(-1)).toEqual({ level: -8, title: 'Public Enemy', from: -800 });
    expect(body.rivalries).toContainEqual({ factions: ['mercantile_guild', 'shadow_syndicate'], cap: 600 });
    expect(body.reputation).toEqual({ min: -800, max: 800 });
    expect(body.goods).toContainEqual({ code: 'luxury_goods', name: 'Luxury goods', contraband: false });
    expect(body.goods).toContainEqual({ code: 'illegal:WEAPONS', name: 'Weapons', contraband: true });
    expect(body.slots).toEqual(['trade', 'combat', 'travel', 'social']);
    expect(body.rules).toEqual({
      mission_cap: 5,
      abandon_penalty: 5,
      claim_grace_hours: 24,
      reputation_rewards: true,
    });
  });

  it('has a tag', async () => {
    const { headers } = await server.call('GET', '/api/v1/reference');
    const again = { headers: { 'if-none-match': headers.get('etag')! } };
    expect((await server.call('GET', '/api/v1/reference', again)).status).toBe(304);
  });
});

describe('the mission clock', () => {
  it('is told alike over HTTP and in the room, and everybody hears when development moves it', async () => {
    const client = new MissionClient({ url: server.url, token: async () => token });
    await client.join();
    const heard: number[] = [];
    client.on('clock_moved', ({ now }) => void heard.push(now));
    const { body } = await server.call('POST', '/dev/clock', { body: { advance_ms: 3_600_000 } });
    await until('the notice', () => heard.length > 0);
    expect(heard).toEqual([body.now]);
    const asked = await client.clock();
    const told = (await server.call('GET', '/api/v1/clock')).body.now;
    expect(asked.ok && asked.result.now).toBeGreaterThanOrEqual(body.now);
    expect(Date.parse(told)).toBeGreaterThanOrEqual(body.now);
    expect(Date.parse(told) - body.now).toBeLessThan(60_000);
    client.leave();
  });
});
