import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { ADMIN_TOKEN, SERVICE_TOKEN } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { createMission, report, wireOre } from '../support/wire-mission.ts';

let server: AnsweringServer;
beforeAll(async () => {
  server = await sharedServer();
});
afterAll(() => server?.end());

const NOWHERE = '7b0c2d3e-0000-4000-8000-00000000dead';
const fields = [
  'id code family mission_type faction_id target_faction_id title description min_reputation min_level',
  'credit_reward reputation_reward effective_reputation target_reputation_reward item_rewards target_sector_id',
  'cargo_type cargo_quantity objectives mode choices expires_at time_limit_seconds slot party',
].flatMap((names) => names.split(' '));

const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
];

describe('who is let in', () => {
  it.each([
    ['GET', '/api/v1/missions/available'],
    ['GET', '/api/v1/missions/active'],
    ['GET', '/api/v1/missions/journal'],
    ['POST', `/api/v1/missions/${NOWHERE}/accept`],
    ['POST', '/api/v1/events'],
    ['GET', '/api/v1/outbox'],
    ['PUT', '/api/v1/world'],
    ['GET', '/api/v1/admin/missions'],
    ['POST', '/api/v1/admin/missions'],
    ['PATCH', `/api/v1/admin/missions/${NOWHERE}`],
    ['GET', `/api/v1/admin/missions/${NOWHERE}/acceptances`],
    ['POST', `/api/v1/admin/players/${NOWHERE}/repair`],
  ])('%s %s: nobody without a token, nor with a wrong one, nor with another sort', async (method, path) => {
    const body = method === 'GET' ? {} : { body: {} };
    for (const token of [undefined, 'nonsense'])
      expect(code(await server.call(method, path, { ...body, ...(token ? { token } : {}) }))).toEqual([
        401,
        'auth/unauthorized',
      ]);
    const { token: player } = await server.player();
    const wrong = path.startsWith('/api/v1/missions') ? [SERVICE_TOKEN] : [player];
    if (path.includes('/admin/')) wrong.push(SERVICE_TOKEN);
    if (/events|outbox|world/.test(path)) wrong.push(ADMIN_TOKEN);
    for (const token of wrong)
      expect(code(await server.call(method, path, { ...body, token }))).toEqual([403, 'auth/forbidden']);
  });

  it('a player’s token with the role of an admin is an admin’s', async () => {
    const { body } = await server.call('POST', '/dev/token', { body: { role: 'admin' } });
    expect((await server.call('GET', '/api/v1/admin/missions?limit=1', { token: body.token })).status).toBe(
      200,
    );
  });
});

describe('what is available', () => {
  it('has the page’s fields, under the page’s names', async () => {
    const id = await createMission(server);
    const { token } = await server.player();
    const { status, body } = await server.call('GET', '/api/v1/missions/available?limit=100', { token });
    expect(status).toBe(200);
    const mission = body.missions.find((m: { id: string }) => m.id === id);
    expect(Object.keys(mission)).toEqual(expect.arrayContaining(fields));
    expect(mission).toMatchObject({
      family: 'faction',
      mission_type: 'cargo_delivery',
      faction_id: 'mercantile_guild',
      credit_reward: 1000,
      effective_reputation: 20,
      cargo_quantity: 40,
      expires_at: null,
      objectives: [
        { id: 'deliver_cargo', kind: 'deliver_cargo', required: 40, sector_id: 7, sector_ids: [7] },
      ],
    });
  });

  it('is filtered by faction, type and family', async () => {
    const { token } = await server.player();
    const ask = async (query: string) =>
      (await server.call('GET', `/api/v1/missions/available?limit=100&${query}`, { token })).body.missions;
    const guild = await ask('faction_id=mercantile_guild');
    expect(guild.length).toBeGreaterThan(0);
    expect(guild.every((m: { faction_id: string }) => m.faction_id === 'mercantile_guild')).toBe(true);
    const both = await ask('faction_id=mercantile_guild&type=diplomatic');
    expect(both.every((m: { mission_type: string }) => m.mission_type === 'diplomatic')).toBe(true);
    expect(both.length).toBeLessThan(guild.length);
    expect((await ask('family=faction')).every((m: { family: string }) => m.family === 'faction')).toBe(true);
    expect(await ask('faction_id=nobody')).toEqual([]);
  });

  it('is walked by cursor: each once, in the order of the whole', async () => {
    const { token } = await server.player();
    const ask = async (query: string) =>
      (await server.call('GET', `/api/v1/missions/available?${query}`, { token })).body;
    const whole = (await ask('limit=100')).missions.map((m: { id: string }) => m.id);
    const walked: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await ask(`limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(page.missions.length).toBeLessThanOrEqual(4);
      walked.push(...page.missions.map((m: { id: string }) => m.id));
      cursor = page.next_cursor;
    }
    expect(walked.slice(0, 100)).toEqual(whole);
    expect(new Set(walked).size).toBe(walked.length);
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'type=piracy', 'family=none', 'cursor=nonsense'])(
    'asked with %s is 400',
    async (query) => {
      const { token } = await server.player();
      const answer = await server.call('GET', `/api/v1/missions/available?${query}`, { token });
      expect(code(answer)).toEqual([400, 'request/invalid']);
      expect(answer.body.error.details.issues.length).toBeGreaterThan(0);
    },
  );
});

describe('accept, complete and abandon', () => {
  it('answer the acceptance; lists follow', async () => {
    const missionId = await createMission(server);
    const { id, token } = await server.player();
    const act = (verb: string, body: object = {}) =>
      server.call('POST', `/api/v1/missions/${missionId}/${verb}`, { token, body });
    const list = async (name: string) =>
      (await server.call('GET', `/api/v1/missions/${name}`, { token })).body.acceptances;

    const accepted = await act('accept');
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      player_id: id,
      mission: { id: missionId, mission_type: 'cargo_delivery' },
      status: 'active',
      accepted_at: expect.stringMatching(/^\d{4}-.*Z$/),
      completed_at: null,
      deadline_at: null,
      objectives: [{ id: 'deliver_cargo', current: 0, required: 40, met: false, seen_sector_ids: [] }],
    });
    expect(await list('active')).toMatchObject([{ id: accepted.body.id, status: 'active' }]);
    expect(code(await act('accept'))).toEqual([409, 'mission/already_accepted']);
    const unmet = await act('complete');
    expect(code(unmet)).toEqual([409, 'mission/objectives_unmet']);
    expect(unmet.body.error.details.objectives).toMatchObject([
      { id: 'deliver_cargo', current: 0, required: 40 },
    ]);

    await report(server, wireOre(id));
    const completed = await act('complete');
    expect(completed.body).toMatchObject({
      id: accepted.body.id,
      status: 'rewarded',
      rewards: {
        credits: 1000,
        reputation: [{ faction: 'mercantile_guild', requested: 20, applied: 20, value: 20 }],
        items: [],
      },
    });
    expect(completed.body.completed_at).not.toBeNull();
    expect(await list('active')).toEqual([]);
    expect(await list('journal')).toMatchObject([
      { id: accepted.body.id, status: 'rewarded', rewards: { credits: 1000 } },
    ]);
    expect(code(await act('complete'))).toEqual([409, 'mission/already_rewarded']);
    expect(code(await act('abandon'))).toEqual([409, 'mission/already_rewarded']);
  });

  it('abandon answers what it cost', async () => {
    const missionId = await createMission(server);
    const { token } = await server.player();
    await server.call('POST', `/api/v1/missions/${missionId}/accept`, { token });
    const { body } = await server.call('POST', `/api/v1/missions/${missionId}/abandon`, { token });
    expect(body).toMatchObject({
      status: 'abandoned',
      reputation: [{ faction: 'mercantile_guild', applied: -5 }],
    });
  });

  it.each([NOWHERE, 'nonsense', '%00'])('of the mission %s is 404', async (id) => {
    const { token } = await server.player();
    expect(code(await server.call('POST', `/api/v1/missions/${id}/accept`, { token }))).toEqual([
      404,
      'mission/not_found',
    ]);
  });

  it('share the Idempotency-Key with the room’s commandId, and show in the open room', async () => {
    const missionId = await createMission(server);
    const { token } = await server.player();
    const client = await joined(server.url, token);
    const accept = (key: string) =>
      server.call('POST', `/api/v1/missions/${missionId}/accept`, {
        token,
        headers: { 'idempotency-key': key },
      });
    const first = await accept('k1');
    await until('the room to show it', () => client.seen().active[missionId]);
    expect(client.types()).toEqual(['mission_accepted']);
    expect((await accept('k1')).body).toEqual(first.body);
    const same = await client.room.request('accept', { missionId, commandId: 'k1' });
    expect(same.mission).toMatchObject({ id: missionId, status: 'active' });
    expect((await client.refusal('abandon', { missionId, commandId: 'k1' })).code).toBe('request/invalid');
    await client.room.request('abandon', { missionId, commandId: 'k2' });
    expect(code(await accept('k2'))).toEqual([400, 'request/invalid']);
    expect(code(await accept('k'.repeat(65)))).toEqual([400, 'request/invalid']);
    await client.leave();
  });
});

describe('bodies', () => {
  it.each([
    ['no JSON', '{'],
    ['a wrong shape', { choice: 7 }],
    ['a list', []],
  ])('that are %s are 400', async (_, body) => {
    const missionId = await createMission(server);
    const { token } = await server.player();
    const answer = await server.call('POST', `/api/v1/missions/${missionId}/complete`, { token, body });
    expect(code(answer)).toEqual([400, 'request/invalid']);
    expect(Object.keys(answer.body.error)).toEqual(['code', 'message', 'details']);
  });

  it('that are too large are 413', async () => {
    const { token } = await server.player();
    const body = { choice: 'x'.repeat(70_000) };
    const answer = await server.call('POST', `/api/v1/missions/${NOWHERE}/complete`, { token, body });
    expect(code(answer)).toEqual([413, 'request/too_large']);
    expect(answer.body.error.details).toEqual({ max_bytes: 65_536 });
  });
});
