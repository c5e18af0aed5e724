import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { ADMIN_TOKEN } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { createMission, wireMission } from '../support/wire-mission.ts';

let server: AnsweringServer;
beforeAll(async () => {
  server = await sharedServer();
});
afterAll(() => server?.end());

const admin = (method: string, path: string, body?: unknown) =>
  server.call(method, `/api/v1/admin/${path}`, {
    token: ADMIN_TOKEN,
    ...(body === undefined ? {} : { body }),
  });
/** SPEC 12: a change reaches live rooms within this time. */
const REACHES_MS = 1000;

describe('missions of admins', () => {
  it('are created with 201 and reach open rooms; so do edits', async () => {
    const client = await joined(server.url, (await server.player()).token);
    const made = await admin('POST', 'missions', wireMission({ code: 'made-by-hand' }));
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.body).toMatchObject({
      code: 'made-by-hand',
      is_active: true,
      version: 1,
      credit_reward: 1000,
    });
    await until('the offer', () => client.seen().available[id], REACHES_MS);

    const edited = await admin('PATCH', `missions/${id}`, { title: 'More ore', cargo_quantity: 55 });
    expect(edited).toMatchObject({
      status: 200,
      body: { id, title: 'More ore', version: 2, cargo_quantity: 55 },
    });
    await until('the edit', () => client.seen().available[id]?.title === 'More ore', REACHES_MS);
    expect(client.offer(id).objectives[0]?.required).toBe(55);

    await admin('PATCH', `missions/${id}`, { is_active: false });
    await until('it to be gone', () => client.seen().available[id] === undefined, REACHES_MS);
    expect((await client.refusal('accept', { missionId: id })).code).toBe('mission/inactive');
    await client.leave();
  });

  it.each([
    ['a code that is taken', { code: 'mg-curtains-for-vega' }, 'code'],
    ['an unknown faction', { faction_id: 'nobody' }, 'faction_id'],
    ['a field that is missing', { cargo_type: undefined }, 'cargo_type'],
    ['negative pay', { credit_reward: -1 }, 'credit_reward'],
    ['a wrong instant', { expires_at: 'tomorrow' }, 'expires_at'],
    ['an unknown kind', { objectives: [{ kind: 'juggle', params: {} }] }, 'objectives.0.kind'],
    ['wrong params', { objectives: [{ kind: 'trade', params: { count: 0 } }] }, 'objectives.0.params.count'],
    ['a field that does not exist', { colour: 'red' }, 'colour'],
  ])('with %s are 400, by the name of the wire', async (_, more, path) => {
    const answer = await admin('POST', 'missions', wireMission(more));
    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe('request/invalid');
    expect(answer.body.error.details.issues.map((i: { path: string }) => i.path)).toContain(path);
  });

  it('keep their code for ever, whoever wrote them: a paid one cannot come back as another', async () => {
    const code = 'mg-curtains-for-vega';
    const listed = async () => (await admin('GET', 'missions?limit=100')).body.missions;
    const written = (await listed()).find((m: { code: string }) => m.code === code);
    const byHand = await createMission(server, { code: 'by-hand' });
    const nameless = await createMission(server);
    for (const id of [written.id, byHand, nameless])
      for (const to of ['renamed', code, null, 7]) {
        const answer = await admin('PATCH', `missions/${id}`, { code: to, title: 'Never' });
        expect(answer).toMatchObject({ status: 400, body: { error: { code: 'request/invalid' } } });
        expect(answer.body.error.details.issues).toMatchObject([{ path: 'code' }]);
      }
    const codes = (await listed()).map((m: { code: string | null }) => m.code);
    expect(codes).toEqual(expect.arrayContaining([code, 'by-hand', null]));
    expect(codes).not.toContain('renamed');
    expect((await listed()).some((m: { title: string }) => m.title === 'Never')).toBe(false);
  });

  it('are listed newest first, by cursor', async () => {
    const ids = [await createMission(server), await createMission(server), await createMission(server)];
    const first = await admin('GET', 'missions?limit=2');
    const second = await admin('GET', `missions?limit=2&cursor=${first.body.next_cursor}`);
    const listed = [...first.body.missions, ...second.body.missions].map((m: { id: string }) => m.id);
    expect(listed.slice(0, 3)).toEqual(ids.toReversed());
    expect((await admin('GET', 'missions?cursor=nonsense')).status).toBe(400);
  });

  it('that do not exist are 404', async () => {
    const nowhere = '7b0c2d3e-0000-4000-8000-00000000dead';
    for (const answer of [
      await admin('PATCH', `missions/${nowhere}`, { title: 'X' }),
      await admin('GET', `missions/${nowhere}/acceptances`),
      await admin('PATCH', 'missions/nonsense', { title: 'X' }),
    ])
      expect([answer.status, answer.body.error.code]).toEqual([404, 'mission/not_found']);
  });

  it('show everybody’s attempts, newest first', async () => {
    const id = await createMission(server);
    const players: string[] = [];
    for (let i = 0; i < 3; i++) {
      const player = await server.player();
      players.push(player.id);
      await server.call('POST', `/api/v1/missions/${id}/accept`, { token: player.token });
    }
    const first = await admin('GET', `missions/${id}/acceptances?limit=2`);
    const rest = await admin('GET', `missions/${id}/acceptances?cursor=${first.body.next_cursor}`);
    const all = [...first.body.acceptances, ...rest.body.acceptances];
    expect(all.map((a: { player_id: string }) => a.player_id)).toEqual(players.toReversed());
    expect(all[0]).toMatchObject({ status: 'active', mission: { id } });
    expect(rest.body.next_cursor).toBeNull();
  });
});

describe('a repair', () => {
  it('moves credits and standings, drops an acceptance without penalty, and shows in the room', async () => {
    const missionId = await createMission(server);
    const { id, token } = await server.player();
    const client = await joined(server.url, token);
    await client.room.request('accept', { missionId });
    const { body } = await server.call('GET', '/api/v1/missions/active', { token });
    const repaired = await admin('POST', `players/${id}/repair`, {
      reason: 'the convoy got stuck',
      credits: 250,
      reputation: [{ faction_id: 'pirates', change: -40 }],
      drop_acceptance: body.acceptances[0].id,
    });
    expect(repaired).toMatchObject({ status: 200, body: { player: { id, credits: 10_250 } } });
    await until('the room to show it', () => client.seen().player.credits === 10_250);
    expect(client.seen()).toMatchObject({
      active: {},
      reputation: { pirates: { value: -40 }, mercantile_guild: { value: 0 } },
    });
    expect(client.seen().available).toHaveProperty(missionId);
    await client.leave();
  });

  it('takes no more than there is', async () => {
    const { id } = await server.player();
    const { body } = await admin('POST', `players/${id}/repair`, { reason: 'fraud', credits: -50_000 });
    expect(body).toMatchObject({ player: { credits: 0 }, credits: -10_000 });
  });

  it.each([
    ['without a reason', {}, 400],
    ['with a blank reason', { reason: ' ' }, 400],
    ['of an unknown faction', { reason: 'x', reputation: [{ faction_id: 'nobody', change: 1 }] }, 400],
    [
      'of somebody else’s acceptance',
      { reason: 'x', drop_acceptance: '7b0c2d3e-0000-4000-8000-00000000dead' },
      400,
    ],
    ['with a field that does not exist', { reason: 'x', level: 4 }, 400],
  ])('%s is %o: %i', async (_, body, status) => {
    const { id } = await server.player();
    expect((await admin('POST', `players/${id}/repair`, body)).status).toBe(status);
  });

  it('of a player who does not exist is 404', async () => {
    const nobody = '7b0c2d3e-0000-4000-8000-00000000dead';
    const answer = await admin('POST', `players/${nobody}/repair`, { reason: 'x', credits: 1 });
    expect([answer.status, answer.body.error.code]).toEqual([404, 'player/unknown']);
  });
});
