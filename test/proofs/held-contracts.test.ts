import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Joined, joined } from '../support/joined.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { ADMIN_TOKEN, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { createMission, report, wireOre } from '../support/wire-mission.ts';

const folder = tempDir();
let server: RunningServer;
const start = async () => {
  server = await runningServer({ DATA_DIR: folder.dir });
};
beforeAll(start);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const HOUR = 3_600_000;
/** SPEC 12: a change reaches live rooms within this time. */
const REACHES_MS = 1000;
const iso = (ms: number) => new Date(ms).toISOString();
const patch = async (id: string, body: object) => {
  const answer = await server.call('PATCH', `/api/v1/admin/missions/${id}`, { token: ADMIN_TOKEN, body });
  expect(answer.status).toBe(200);
  return answer.body;
};
const acts = (token: string, id: string, what: string) =>
  server.call('POST', `/api/v1/missions/${id}/${what}`, { token });
const active = async (token: string) =>
  (await server.call('GET', '/api/v1/missions/active', { token })).body.acceptances;

/** What a player is told of the one mission that they hold, through every door. */
async function told(device: Joined, token: string, id: string) {
  const room = device.active(id);
  const [rest] = await active(token);
  const attempts = await server.call('GET', `/api/v1/admin/missions/${id}/acceptances`, {
    token: ADMIN_TOKEN,
  });
  const fields = (m: Record<string, unknown>) => [m.title, m.credit_reward, m.faction_id, m.expires_at];
  return {
    room: [room.title, room.credits, room.faction, room.expiresAt === 0 ? null : iso(room.expiresAt)],
    rest: fields(rest.mission),
    admin: fields(attempts.body.acceptances[0].mission),
    deadlines: [iso(room.deadlineAt), rest.deadline_at],
  };
}

describe('what was accepted is what is owed', () => {
  it('in the room, over HTTP and in the journal, whatever is edited, over a restart', async () => {
    const { id: playerId, token } = await server.player();
    const now = Date.parse((await server.call('GET', '/api/v1/clock')).body.now);
    const end = iso(now + 5 * HOUR);
    const id = await createMission(server, { credit_reward: 100, expires_at: end });
    let device = await joined(server.url, token);
    await device.room.request('accept', { missionId: id });
    const agreed = ['Ore for sector 7', 100, 'mercantile_guild', end];
    const owed = { room: agreed, rest: agreed, admin: agreed, deadlines: [end, end] };
    for (const edit of [
      { credit_reward: 50, title: 'Less' },
      { faction_id: 'terran_federation', cargo_quantity: 3, expires_at: null },
      { credit_reward: 900, is_active: false },
    ]) {
      expect(await patch(id, edit)).toMatchObject({ held: 1 });
      expect(await told(device, token, id)).toEqual(owed);
    }
    await device.leave();
    await server.stop();
    await start();
    device = await joined(server.url, token);
    expect(await told(device, token, id)).toEqual(owed);
    await report(server, wireOre(playerId, 39));
    expect((await active(token))[0].status).toBe('active');
    await report(server, wireOre(playerId, 1));
    const paid = (await device.room.request('complete', { missionId: id })) as {
      rewards: { credits: number };
    };
    expect(paid.rewards.credits).toBe(100);
    const journal = await server.call('GET', '/api/v1/missions/journal', { token });
    expect(journal.body.acceptances[0].mission).toMatchObject({
      title: 'Ore for sector 7',
      credit_reward: 100,
    });
    await device.leave();
  });

  it('a prolonged event reaches who holds it: live, for good, and never the other way', async () => {
    const { id: playerId, token } = await server.player();
    const now = Date.parse((await server.call('GET', '/api/v1/clock')).body.now);
    const [soon, later] = [iso(now + HOUR), iso(now + 20 * HOUR)];
    const id = await createMission(server, { credit_reward: 100, expires_at: soon });
    const device = await joined(server.url, token);
    await device.room.request('accept', { missionId: id });
    expect(device.active(id).deadlineAt).toBe(Date.parse(soon));
    await patch(id, { expires_at: later, title: 'Prolonged', credit_reward: 200, holders: 'update' });
    await until('the later end', () => device.active(id).deadlineAt === Date.parse(later), REACHES_MS);
    await patch(id, { expires_at: soon, title: 'Once more', credit_reward: 5, holders: 'update' });
    await until('the new title', () => device.active(id).title === 'Once more', REACHES_MS);
    const agreed = ['Once more', 200, 'mercantile_guild', later];
    const owed = { room: agreed, rest: agreed, admin: agreed, deadlines: [later, later] };
    expect(await told(device, token, id)).toEqual(owed);
    // Past the first end, and still to be done.
    await server.call('POST', '/dev/clock', { body: { set: Date.parse(soon) + HOUR } });
    expect((await active(token))[0].status).toBe('active');
    await report(server, wireOre(playerId, 40, { occurred_at: Date.parse(soon) + HOUR }));
    expect((await acts(token, id, 'complete')).body.rewards.credits).toBe(200);
    await device.leave();
  });

  it('refuses a word for holders that means nothing', async () => {
    const id = await createMission(server);
    const answer = await server.call('PATCH', `/api/v1/admin/missions/${id}`, {
      token: ADMIN_TOKEN,
      body: { title: 'X', holders: 'everybody' },
    });
    expect(answer.body.error.details.issues).toMatchObject([{ path: 'holders' }]);
  });
});
