import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { ADMIN_TOKEN, SERVICE_TOKEN } from '../support/spawned-server.ts';
import { createMission, report, wireMission, wireOre } from '../support/wire-mission.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await runningServer();
});
afterAll(() => server?.end());

const HOUR = 3_600_000;
const admin = (method: string, path: string, body?: unknown, token = ADMIN_TOKEN) =>
  server.call(method, `/api/v1/admin/${path}`, { token, ...(body === undefined ? {} : { body }) });
const acts = (token: string, id: string, what: string, body?: unknown) =>
  server.call('POST', `/api/v1/missions/${id}/${what}`, { token, ...(body === undefined ? {} : { body }) });
/** Ore brought to sector 7 now, by the mission clock. */
const brings = async (player: string) => {
  const { now } = (await server.call('GET', '/api/v1/clock')).body;
  await report(server, wireOre(player, 40, { occurred_at: now }));
};
const nowhere = '7b0c2d3e-0000-4000-8000-00000000dead';
/** An operator with a token of their own. */
const operator = async () => (await server.call('POST', '/dev/token', { body: { role: 'admin' } })).body;

describe('one mission', () => {
  it('is shown with how many hold it, and with who changed what', async () => {
    const grace = await operator();
    const id = await createMission(server, { credit_reward: 70, is_active: true });
    const players = [await server.player(), await server.player()];
    for (const { token } of players) expect((await acts(token, id, 'accept')).status).toBe(200);
    await acts(players[0]!.token, id, 'abandon');
    await admin('PATCH', `missions/${id}`, { title: 'By Grace', holders: 'update' }, grace.token);
    const seen = (await admin('GET', `missions/${id}`)).body;
    expect(seen).toMatchObject({
      id,
      title: 'By Grace',
      credit_reward: 70,
      is_active: true,
      version: 2,
      held: 1,
    });
    expect(seen.changes).toMatchObject([
      { by: grace.player_id, action: 'edit', details: { title: 'By Grace', holders: 'update' } },
      { by: 'admin token', action: 'create', details: { credit_reward: 70, cargo_type: 'ore' } },
    ]);
  });

  it('can be created without being offered, and switched on later', async () => {
    const { token } = await server.player();
    const id = await createMission(server, { is_active: false });
    expect((await admin('GET', `missions/${id}`)).body).toMatchObject({ is_active: false, held: 0 });
    expect((await acts(token, id, 'accept')).body.error.code).toBe('mission/inactive');
    await admin('PATCH', `missions/${id}`, { is_active: true });
    expect((await acts(token, id, 'accept')).status).toBe(200);
  });

  it('that does not exist is 404', async () => {
    for (const path of [`missions/${nowhere}`, 'missions/nonsense'])
      expect((await admin('GET', path)).body.error.code).toBe('mission/not_found');
  });
});

describe('a mission that names what does not exist', () => {
  const past = new Date(Date.now() - HOUR).toISOString();
  const asks = (condition: object) => ({ requires: { any: [{ outcome: 'rewarded', ...condition }] } });
  const mistakes: [string, object, string][] = [
    ['an unknown region', { region_id: 'teran_space' }, 'region_id'],
    ['an unknown sector', { target_sector_id: 999_999 }, 'target_sector_id'],
    [
      'an unknown sector in an objective',
      { objectives: [{ kind: 'visit_sector', params: { sector_ids: [1, 999_999] } }] },
      'objectives.0.params',
    ],
    ['an unknown faction', { faction_id: 'merchants' }, 'faction_id'],
    ['an unknown opponent’s faction', { target_opponent: { faction: 'nobody' } }, 'target_opponent.faction'],
    ['an unknown required code', asks({ code: 'unheard-of' }), 'requires.any.0.code'],
    ['a choice that is not offered', asks({ code: 'forked', choice: 'flee' }), 'requires.any.0.choice'],
    ['an end that is over', { expires_at: past }, 'expires_at'],
  ];
  beforeAll(() =>
    createMission(server, {
      code: 'forked',
      choices: [
        { id: 'left', label: 'Left' },
        { id: 'right', label: 'Right' },
      ],
    }),
  );

  it.each(mistakes)('%s, is refused by name on create and on edit', async (_, fields, path) => {
    const id = await createMission(server);
    const before = (await admin('GET', `missions/${id}`)).body;
    for (const answer of [
      await admin('POST', 'missions', wireMission(fields)),
      await admin('PATCH', `missions/${id}`, fields),
    ]) {
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'request/invalid' } } });
      expect(answer.body.error.details.issues.map((i: { path: string }) => i.path)).toEqual([path]);
    }
    expect((await admin('GET', `missions/${id}`)).body).toEqual(before);
  });

  it('is taken when all of it exists', async () => {
    const fields = { region_id: 'terran_space', ...asks({ code: 'forked', choice: 'left' }) };
    expect((await admin('POST', 'missions', wireMission(fields))).status).toBe(201);
  });

  it('is not asked again about what an edit leaves alone; switched on, it must not be over', async () => {
    const { now } = (await server.call('GET', '/api/v1/clock')).body;
    const id = await createMission(server, { expires_at: new Date(Date.parse(now) + HOUR).toISOString() });
    await server.call('POST', '/dev/clock', { body: { advance_ms: 2 * HOUR } });
    expect((await admin('PATCH', `missions/${id}`, { title: 'Over' })).status).toBe(200);
    const on = await admin('PATCH', `missions/${id}`, { is_active: true });
    expect(on.body.error.details.issues).toMatchObject([{ path: 'expires_at' }]);
    const later = new Date(Date.parse(now) + 9 * HOUR).toISOString();
    expect((await admin('PATCH', `missions/${id}`, { is_active: true, expires_at: later })).status).toBe(200);
  });
});

describe('one player', () => {
  it('is shown with balances, standings, live and last attempts, and repairs', async () => {
    const { id, token } = await server.player('Ada');
    const items = [{ kind: 'special', code: 'deep:key', quantity: 2 }];
    const paid = await createMission(server, { credit_reward: 70, item_rewards: items });
    const held = await createMission(server);
    await acts(token, paid, 'accept');
    await brings(id);
    await acts(token, paid, 'complete');
    await acts(token, held, 'accept');
    await admin('POST', `players/${id}/repair`, { reason: 'lost ship', credits: 5 });
    const { body } = await admin('GET', `players/${id}`);
    expect(body).toMatchObject({
      player: { id, name: 'Ada', level: 1, region_id: 'terran_space', completed_missions: 1 },
      balances: { credits: 10_075, items },
      live: [{ player_id: id, status: 'active', mission: { id: held } }],
      last: [{ status: 'rewarded', mission: { id: paid }, rewards: { credits: 70, items } }],
      changes: [{ by: 'admin token', action: 'repair', details: { reason: 'lost ship', credits: 5 } }],
    });
    expect(body.standings).toHaveLength(9);
    expect(body.standings).toContainEqual(
      expect.objectContaining({ faction_id: 'mercantile_guild', value: 20, level: expect.any(Number) }),
    );
  });

  it('is not made by being looked at', async () => {
    for (const path of [`players/${nowhere}`, `players/${nowhere}/why/${nowhere}`, 'players/nonsense'])
      expect((await admin('GET', path)).body.error.code).toBe('player/unknown');
  });

  it('is nobody’s business but an operator’s', async () => {
    const { id, token } = await server.player();
    for (const path of [`players/${id}`, `players/${id}/why/${nowhere}`, `missions/${nowhere}`])
      for (const [given, status] of [
        [token, 403],
        [SERVICE_TOKEN, 403],
        ['nonsense', 401],
      ] as const)
        expect((await admin('GET', path, undefined, given)).status).toBe(status);
  });
});

describe('why a mission is open to a player, or is not', () => {
  const why = async (player: string, mission: string) =>
    (await admin('GET', `players/${player}/why/${mission}`)).body;
  const shut = ({ gates }: { gates: { code: string; open: boolean }[] }) =>
    gates.filter((g) => !g.open).map((g) => g.code);

  it('says which gate is shut, with numbers, and agrees with what accepting answers', async () => {
    const { id, token } = await server.player();
    await createMission(server, { code: 'before' });
    const missions = {
      open: await createMission(server),
      level: await createMission(server, { min_level: 9 }),
      standing: await createMission(server, { min_reputation: 50 }),
      chained: await createMission(server, {
        requires: { all: [{ code: 'before', outcome: 'rewarded' }] },
        min_level: 3,
      }),
      off: await createMission(server, { is_active: false }),
    };
    for (const mission of Object.values(missions)) {
      const said = await why(id, mission);
      const answer = await acts(token, mission, 'accept');
      expect(shut(said)[0]).toBe(answer.body.error?.code);
      expect(said.available).toBe(answer.status === 200);
    }
    expect(shut(await why(id, missions.chained))).toEqual([
      'mission/level_too_low',
      'mission/requirement_unmet',
    ]);
    expect((await why(id, missions.standing)).gates).toContainEqual({
      code: 'mission/reputation_too_low',
      open: false,
      required: 50,
      current: 0,
    });
    expect(shut(await why(id, missions.open))).toEqual(['mission/already_accepted']);
    expect((await why(id, missions.open)).gates.map((g: { code: string }) => g.code)).toEqual([
      'mission/not_found',
      'mission/already_accepted',
      'mission/already_rewarded',
      'mission/expired',
      'mission/inactive',
      'mission/wrong_region',
      'mission/reputation_too_low',
      'mission/level_too_low',
      'mission/requirement_unmet',
      'mission/daily_slot_taken',
      'mission/cap_reached',
    ]);
  });

  it('of a mission that does not exist is 404', async () => {
    const { id } = await server.player();
    expect((await why(id, nowhere)).error.code).toBe('mission/not_found');
  });
});

describe('what the game is told', () => {
  it('carries the mission’s code, and the choice of the claim', async () => {
    const { id, token } = await server.player();
    const choices = [
      { id: 'mercy', label: 'Let them go' },
      { id: 'revenge', label: 'Do not' },
    ];
    const chosen = await createMission(server, { code: 'with-a-code', choices });
    const plain = await createMission(server);
    for (const mission of [chosen, plain]) await acts(token, mission, 'accept');
    await brings(id);
    await acts(token, chosen, 'complete', { choice: 'mercy' });
    await acts(token, plain, 'complete');
    const { entries } = (await server.call('GET', '/api/v1/outbox?limit=1000', { token: SERVICE_TOKEN }))
      .body;
    const mine = entries.filter((e: { player_id: string }) => e.player_id === id);
    const told = (mission: string) => mine.filter((e: { mission_id: string }) => e.mission_id === mission);
    expect(new Set(told(chosen).map((e: { code: string }) => e.code))).toEqual(new Set(['with-a-code']));
    expect(new Set(told(plain).map((e: { code: null }) => e.code))).toEqual(new Set([null]));
    const completed = (mission: string) =>
      told(mission).find((e: { type: string }) => e.type === 'mission_completed').data.choice;
    expect([completed(chosen), completed(plain)]).toEqual(['mercy', null]);
    expect(mine.find((e: { type: string }) => e.type === 'reputation_changed')).toMatchObject({ code: null });
  });
});
