import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCaller, type Caller, type Device } from '../proofs/board-client.ts';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import {
  advance,
  FOUR,
  farRim,
  ids,
  inRoom,
  moveTo,
  noonAfter,
  putWorld,
  seen,
  setClock,
  slots,
} from './region-day.ts';

const folder = tempDir();
let server: SpawnedServer;
let ada: Caller;
let ben: Caller;

beforeAll(async () => {
  server = await spawnServer({ DATA_DIR: folder.dir });
  await setClock(server, noonAfter(Date.now()));
  ada = await aCaller(server);
  ben = await aCaller(server);
});
afterAll(async () => {
  await server?.stop();
  folder.remove();
});

const dayOf = ({ room }: Device) => room.state.daily.toJSON();
const refreshes = (device: Device) => device.notices.filter((n) => n.type === 'daily_refreshed');

describe('a region’s daily quests', () => {
  it('are the same four for two players and a late joiner, on sockets as over HTTP', async () => {
    const [hers, his] = await Promise.all([ada.join(), ben.join()]);
    const quests = inRoom(hers, 'daily');
    expect(slots(quests)).toEqual(FOUR);
    expect(inRoom(his, 'daily')).toEqual(quests);

    await advance(server, 60_000);
    const late = await (await aCaller(server)).join();
    expect(inRoom(late, 'daily')).toEqual(quests);
    expect(ids(await seen(ada, 'daily'))).toEqual(ids(quests));
    expect(dayOf(late)).toEqual(dayOf(hers));
    for (const device of [hers, his, late]) await device.leave();
  });

  it('turn over before the eyes of who is online; who is not sees them at the next join', async () => {
    const online = await ada.join();
    const before = inRoom(online, 'daily');
    const { gameDay, refreshesAt } = dayOf(online);

    await setClock(server, refreshesAt - 60_000);
    expect(refreshes(online)).toEqual([]);
    expect(inRoom(online, 'daily')).toEqual(before);

    await advance(server, 60_000);
    await until('the notice', () => refreshes(online).length > 0);
    const today = dayOf(online);
    expect(refreshes(online)).toEqual([{ type: 'daily_refreshed', body: today }]);
    expect(today.gameDay > gameDay).toBe(true);
    expect(today.refreshesAt).toBe(refreshesAt + 24 * 3_600_000);
    const after = inRoom(online, 'daily');
    expect(slots(after)).toEqual(FOUR);
    expect(ids(after).some((id) => ids(before).includes(id))).toBe(false);

    const late = await ben.join();
    expect(inRoom(late, 'daily')).toEqual(after);
    expect(dayOf(late)).toEqual(today);
    expect(refreshes(late)).toEqual([]);
    for (const device of [online, late]) await device.leave();
  });

  it('of a region at UTC+9 turn at its own hour, and only there', async () => {
    // given: midnight in Tokyo is 15:00 UTC; the clock stands at 00:00 UTC or a little later
    expect((await putWorld(server, farRim)).status).toBe(200);
    await moveTo(server, ben, 'far_rim', 9001);
    const [hers, his] = await Promise.all([ada.join(), ben.join()]);
    const home = inRoom(hers, 'daily');
    const [homeDay, rimDay] = [dayOf(hers), dayOf(his)];
    expect(rimDay.refreshesAt).toBe(homeDay.refreshesAt - 9 * 3_600_000);
    // What he keeps until it expires is the old region's set.
    expect(ids(inRoom(his, 'daily'))).toEqual(ids(home));
    // when
    await setClock(server, rimDay.refreshesAt);
    await until('the rim’s day', () => refreshes(his).length > 0);
    // then
    expect(refreshes(hers)).toEqual([]);
    expect(inRoom(hers, 'daily')).toEqual(home);
    const gained = inRoom(his, 'daily').filter((q) => !ids(home).includes(q.id));
    expect(slots(gained)).toEqual(FOUR);
    expect(dayOf(his).gameDay > rimDay.gameDay).toBe(true);
    // and at the home region's hour what he kept is over
    await setClock(server, homeDay.refreshesAt);
    await until('the home’s day', () => refreshes(hers).length > 0);
    await until('the old set gone', () => inRoom(his, 'daily').length === 4);
    expect(ids(inRoom(his, 'daily'))).toEqual(ids(gained));
    expect(refreshes(his)).toHaveLength(1);
    for (const device of [hers, his]) await device.leave();
  });

  it('a week later have turned once', async () => {
    const online = await ada.join();
    await advance(server, 7 * 24 * 3_600_000);
    await until('the notice', () => refreshes(online).length > 0);
    await advance(server, 1000);
    expect(refreshes(online)).toHaveLength(1);
    expect(slots(inRoom(online, 'daily'))).toEqual(FOUR);
    await online.leave();
  });
});

describe('the map over HTTP', () => {
  it('refuses what points nowhere, by list and place, and applies nothing of it', async () => {
    const warps = [
      { from: 9001, to: 9003 },
      { from: 1, to: 99_999 },
    ];
    const { status, body } = await putWorld(server, { warps });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 'request/invalid',
      details: { issues: [{ path: 'warps.1.to' }] },
    });
  });

  it('counts what it took', async () => {
    const { status, body } = await putWorld(server, {
      warps: [
        { from: 9001, to: 1 },
        { from: 9001, to: 1 },
      ],
    });
    expect([status, body.warps]).toEqual([200, 2]);
  });

  it('is for the game alone', async () => {
    const asPlayer = await fetch(`${server.url}/api/v1/world`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect([401, 403]).toContain(asPlayer.status);
  });
});
