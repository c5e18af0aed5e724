import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { until } from '../support/until.ts';
import { createMission, wireOre } from '../support/wire-mission.ts';

const HOUR = 3_600_000;
let server: RunningServer;
beforeAll(async () => {
  server = await runningServer();
});
afterAll(() => server?.end());

const clock = (body: object) => server.call('POST', '/dev/clock', { body });
const now = async (): Promise<number> => (await clock({ advance_ms: 0 })).body.now;
const inFuture = async (ms: number) => new Date((await now()) + ms).toISOString();

describe('the clock of development', () => {
  it('moves forward by a span or to an instant, then runs on', async () => {
    const before = await now();
    const after = (await clock({ advance_ms: HOUR })).body.now;
    expect(after).toBeGreaterThanOrEqual(before + HOUR);
    const target = after + 10 * HOUR;
    expect((await clock({ set: target })).body.now).toBeGreaterThanOrEqual(target);
    await until('it to run on', async () => (await now()) > target);
  });

  it.each([{ advance_ms: -1 }, { set: 1 }, {}, { advance_ms: 1, set: 1 }, { advance_ms: 'x' }])(
    'refuses %o',
    async (body) => {
      expect((await clock(body)).status).toBe(400);
    },
  );

  it('takes an offer off the board at its instant', async () => {
    const id = await createMission(server, { expires_at: await inFuture(HOUR) });
    const client = await joined(server.url, (await server.player()).token);
    await clock({ advance_ms: HOUR / 2 });
    expect(client.seen().available).toHaveProperty(id);
    await clock({ advance_ms: HOUR / 2 });
    await until('the offer to vanish', () => client.seen().available[id] === undefined);
    expect((await client.refusal('accept', { missionId: id })).code).toBe('mission/expired');
    await client.leave();
  });

  it('expires an acceptance at its deadline, without penalty', async () => {
    const missionId = await createMission(server, { time_limit_seconds: 3600 });
    const client = await joined(server.url, (await server.player()).token);
    const { mission } = await client.room.request('accept', { missionId });
    expect(mission.deadlineAt).toBe(mission.acceptedAt + HOUR);
    await clock({ set: mission.deadlineAt - 60_000 });
    expect(client.seen().active).toHaveProperty(missionId);
    await clock({ set: mission.deadlineAt });
    await until('the notice', () => client.types().includes('mission_expired'));
    expect(client.seen().active).toEqual({});
    expect(client.seen().reputation.mercantile_guild?.value).toBe(0);
    expect(client.seen().available).toHaveProperty(missionId);
    await client.leave();
  });

  it('leaves what is completed claimable for the grace period, and no longer', async () => {
    const missionId = await createMission(server, { time_limit_seconds: 3600 });
    const finishing = async () => {
      const { id, token } = await server.player();
      const client = await joined(server.url, token);
      const { mission } = await client.room.request('accept', { missionId });
      const event = wireOre(id, 40, { occurred_at: await now() });
      await server.call('POST', '/dev/events', { token, body: { events: [event] } });
      await until('it to be ready', () => client.seen().active[missionId]?.status === 'completed');
      return { client, deadlineAt: mission.deadlineAt as number };
    };
    const [early, late] = [await finishing(), await finishing()];
    await clock({ set: late.deadlineAt + 23 * HOUR });
    expect(early.client.types()).not.toContain('mission_expired');
    expect(await early.client.room.request('complete', { missionId })).toMatchObject({
      rewards: { credits: 1000 },
    });
    await clock({ set: late.deadlineAt + 24 * HOUR });
    await until('the notice', () => late.client.types().includes('mission_expired'));
    expect((await late.client.refusal('complete', { missionId })).code).toBe('mission/expired');
    await Promise.all([early.client.leave(), late.client.leave()]);
  });
});
