import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { ADMIN_TOKEN } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { createMission, report, wireOre } from '../support/wire-mission.ts';
import { freePort } from './own-cluster.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';
import { type OwnRedis, ownRedis } from './own-redis.ts';

let database: OwnDatabase;
let redis: OwnRedis;
let a: RunningServer;
let b: RunningServer;
const start = async () => {
  const port = String(await freePort());
  return runningServer({
    PORT: port,
    PUBLIC_ADDRESS: `127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
  });
};

beforeAll(async () => {
  [database, redis] = await Promise.all([ownDatabase(), ownRedis()]);
  a = await start();
  b = await start();
}, 120_000);
afterAll(async () => {
  await Promise.all([a?.end(), b?.end()]);
  await redis?.release();
  await database?.drop();
});

const HOUR = 3_600_000;
/** SPEC 12, of an operator’s change; generous on a busy machine. */
const REACHES_MS = 5_000;
const patch = async (server: RunningServer, id: string, body: object) => {
  const answer = await server.call('PATCH', `/api/v1/admin/missions/${id}`, { token: ADMIN_TOKEN, body });
  expect(answer.status).toBe(200);
  return answer.body;
};
const claims = async (server: RunningServer, token: string, id: string) =>
  (await server.call('POST', `/api/v1/missions/${id}/complete`, { token })).body.rewards?.credits;

describe('what was accepted is what is owed, with two processes', () => {
  it('an edit in one reaches who holds the mission in the other, live, and is paid by either', async () => {
    const players = [await a.player(), await b.player()];
    const ends = new Date(Date.now() + HOUR).toISOString();
    const later = new Date(Date.now() + 9 * HOUR).toISOString();
    const id = await createMission(a, { credit_reward: 100, expires_at: ends });
    const devices = await Promise.all(players.map(({ token }, i) => joined([a, b][i]!.url, token)));
    await until('the offer', () => devices.every((d) => d.seen().available[id]), REACHES_MS);
    for (const device of devices) await device.room.request('accept', { missionId: id });

    await patch(a, id, { credit_reward: 30, title: 'Kept' });
    for (const device of devices)
      expect(device.seen().active[id]).toMatchObject({ title: 'Ore for sector 7', credits: 100 });
    const edit = { credit_reward: 150, title: 'Prolonged', expires_at: later, holders: 'update' };
    expect(await patch(b, id, edit)).toMatchObject({ held: 2 });
    await until(
      'both rooms to show it',
      () =>
        devices.every((d) => {
          const shown = d.seen().active[id];
          return (
            shown?.title === 'Prolonged' && shown.credits === 150 && shown.deadlineAt === Date.parse(later)
          );
        }),
      REACHES_MS,
    );
    await patch(a, id, { credit_reward: 1, is_active: false });
    for (const { id: player } of players) await report(a, wireOre(player));
    expect(await claims(b, players[0]!.token, id)).toBe(150);
    expect(await claims(a, players[1]!.token, id)).toBe(150);
    for (const device of devices) await device.leave();
  });

  it('a process that never heard of an edit pays what the other let be accepted', async () => {
    const { id: player, token } = await a.player();
    const id = await createMission(a, { credit_reward: 100 });
    await until('both to know it', async () => {
      const seen = [a, b].map((s) => s.call('GET', '/api/v1/missions/available?limit=100', { token }));
      return (await Promise.all(seen)).every(({ body }) =>
        body.missions.some((m: { id: string }) => m.id === id),
      );
    });
    // Written behind both: as if the news of it had been lost.
    await database.run(`insert into mission_edition (mission_id, edition, body)
      select id, edition, to_jsonb(m) from mission m where id = '${id}';
      update mission set credit_reward = 40, edition = 2, version = 2 where id = '${id}'`);
    expect(
      (await a.call('POST', `/api/v1/missions/${id}/accept`, { token })).body.mission.credit_reward,
    ).toBe(40);
    await report(b, wireOre(player));
    expect(await claims(b, token, id)).toBe(40);
  });
});
