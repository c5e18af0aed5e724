import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { SERVICE_TOKEN } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { createMission, report, wireOre } from '../support/wire-mission.ts';

let server: AnsweringServer;
beforeAll(async () => {
  server = await sharedServer();
});
afterAll(() => server?.end());

const NOBODY = '7b0c2d3e-0000-4000-8000-00000000dead';
const outbox = async (query = '') =>
  (await server.call('GET', `/api/v1/outbox?${query}`, { token: SERVICE_TOKEN })).body;

/** A player who has accepted a mission, in the room. */
async function playing(more: object = {}) {
  const missionId = await createMission(server, more);
  const player = await server.player();
  const client = await joined(server.url, player.token);
  await client.room.request('accept', { missionId });
  return { ...player, missionId, client };
}

describe('game events', () => {
  it('count before they are answered; a repeated id changes nothing', async () => {
    const { id, missionId, client } = await playing();
    const event = wireOre(id, 15);
    const none = { rejected: [], warnings: [] };
    const { body } = await report(server, event);
    expect(body).toEqual({ accepted: 1, duplicates: 0, moved: 1, ...none });
    const again = await report(server, event, event);
    expect(again.body).toEqual({ accepted: 0, duplicates: 2, moved: 0, ...none });
    await until('the progress', () => client.active(missionId).objectives[0]?.current === 15);
    await client.leave();
  });

  it('that are bad spoil nothing, and are named by place', async () => {
    const { id, missionId, client } = await playing();
    const { status, body } = await report(
      server,
      { id: 'bad', type: 'nonsense' },
      wireOre(id, 15),
      wireOre(NOBODY),
      17,
      wireOre(id, 5),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(body.rejected.map((r: { index: number; code: string }) => [r.index, r.code])).toEqual([
      [0, 'request/invalid'],
      [2, 'player/unknown'],
      [3, 'request/invalid'],
    ]);
    expect(Object.keys(body.rejected[0])).toEqual(['index', 'id', 'code', 'issues']);
    await until('the progress', () => client.active(missionId).objectives[0]?.current === 20);
    await client.leave();
  });

  it('that happened before the acceptance do not count', async () => {
    const { id, missionId, client } = await playing();
    await report(server, wireOre(id, 40, { occurred_at: Date.now() - 60_000 }), wireOre(id, 1));
    await until('the later one', () => client.active(missionId).objectives[0]?.current === 1);
    await client.leave();
  });

  it('that a clock stamped wrongly are refused or count as now, and freeze nobody', async () => {
    const { id, missionId, client } = await playing();
    const now = Date.now();
    const enter = (occurred_at: number, sector_id: number) => ({
      ...{ id: crypto.randomUUID(), type: 'sector_entered', player_id: id },
      ...{ occurred_at, sector_id },
    });
    const { body } = await report(
      server,
      enter(now + 90 * 60_000, 20),
      enter(Math.floor(now / 1000), 21),
      enter(now - 31 * 24 * 3_600_000, 22),
      enter(now + 4 * 60_000, 23),
      wireOre(id, 2, { occurred_at: now + 4 * 60_000 }),
    );
    expect(body).toMatchObject({ accepted: 2, moved: 2 });
    const said = body.rejected.map((r: { issues: { message: string }[] }) => r.issues[0]!.message);
    expect(said).toEqual([
      expect.stringMatching(/more than 5 minutes ahead of the mission clock/),
      expect.stringMatching(/milliseconds/),
      expect.stringMatching(/more than 30 days before the mission clock/),
    ]);
    await report(server, enter(Date.now(), 24));
    await until('the place', () => client.seen().player.sectorId === 24);
    expect(client.active(missionId).objectives[0]?.current).toBe(2);
    await client.leave();
  });

  it('say what they name that nobody knows, also in development', async () => {
    const { id, token } = await server.player();
    const odd = [
      wireOre(id, 1, { id: `odd-1-${id}`, sector_id: 9001, commodity: 'ores' }),
      {
        ...{ id: `odd-2-${id}`, type: 'convoy_moved', player_id: id, occurred_at: Date.now() },
        ...{ convoy_id: 'nobody', sector_id: 7 },
      },
    ];
    const warnings = [
      { index: 0, id: odd[0]!.id, code: 'unknown_sector' },
      { index: 0, id: odd[0]!.id, code: 'unknown_commodity' },
      { index: 1, id: odd[1]!.id, code: 'unknown_convoy' },
    ];
    const first = await server.call('POST', '/dev/events', { token, body: { events: odd } });
    expect(first.body).toEqual({ accepted: 2, duplicates: 0, rejected: [], moved: 0, warnings });
    const again = (await report(server, ...odd)).body;
    expect(again).toEqual({ accepted: 0, duplicates: 2, rejected: [], moved: 0, warnings });
  });

  it('that move the player show where the player is', async () => {
    const { id, client } = await playing();
    const common = { player_id: id, occurred_at: Date.now() };
    await report(
      server,
      { ...common, id: crypto.randomUUID(), type: 'sector_entered', sector_id: 12 },
      { ...common, id: crypto.randomUUID(), type: 'player_updated', level: 4, name: 'Zed' },
    );
    await until('the level', () => client.seen().player.level === 4);
    expect(client.seen().player).toMatchObject({ sectorId: 12, name: 'Zed' });
    await client.leave();
  });

  it.each([
    ['none', { events: [] }],
    ['more than a thousand', { events: Array(1001).fill(0) }],
    ['no list', { events: 'x' }],
    ['nothing', {}],
  ])('%s is 400', async (_, body) => {
    const answer = await server.call('POST', '/api/v1/events', { token: SERVICE_TOKEN, body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'request/invalid']);
  });

  it('of one’s own player may be reported in development, of others not', async () => {
    const { id, token, client } = await playing();
    const body = { events: [wireOre(id, 1), wireOre(NOBODY)] };
    const answer = await server.call('POST', '/dev/events', { token, body });
    expect(answer.body).toMatchObject({ accepted: 1, rejected: [{ index: 1, code: 'auth/forbidden' }] });
    await client.leave();
  });
});

describe('the outbox', () => {
  it('tells what happened in order, behind a cursor', async () => {
    const { next_cursor: start } = await outbox('limit=1000');
    const { id, missionId, client } = await playing();
    await report(server, wireOre(id));
    await client.room.request('complete', { missionId });
    const page = await outbox(`after=${start}`);
    expect(page.entries.map((e: { type: string }) => e.type)).toEqual([
      'mission_accepted',
      'mission_ready',
      'mission_completed',
      'reputation_changed',
    ]);
    expect(page.entries[2]).toMatchObject({
      player_id: id,
      mission_id: missionId,
      at: expect.stringMatching(/Z$/),
      data: { rewards: { credits: 1000 } },
    });
    expect(Object.keys(page.entries[0])).toEqual([
      'id',
      'cursor',
      'type',
      'player_id',
      'mission_id',
      'code',
      'at',
      'data',
    ]);
    expect(page.next_cursor).toBe(page.entries[3].cursor);
    const first = await outbox(`after=${start}&limit=1`);
    expect(first.entries).toEqual(page.entries.slice(0, 1));
    expect((await outbox(`after=${first.next_cursor}`)).entries).toEqual(page.entries.slice(1));
    expect(await outbox(`after=${page.next_cursor}`)).toEqual({ entries: [], next_cursor: page.next_cursor });
    await client.leave();
  });

  it.each(['after=x', 'after=-1', 'limit=0', 'limit=1001'])('asked with %s is 400', async (query) => {
    const answer = await server.call('GET', `/api/v1/outbox?${query}`, { token: SERVICE_TOKEN });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'request/invalid']);
  });
});

describe('what operators ask', () => {
  it.each(['/healthz', '/readyz'])('%s is 200', async (path) => {
    expect((await server.call('GET', path)).status).toBe(200);
  });

  it('/metrics is Prometheus text with what was changed', async () => {
    const { client } = await playing();
    const { status, headers, body } = await server.call('GET', '/metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/plain');
    expect(body).toMatch(/^missionboard_rooms [1-9]/m);
    expect(body).toMatch(/^missionboard_changes_total\{type="missionAccepted"\} [1-9]/m);
    await client.leave();
  });
});
