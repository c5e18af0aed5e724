import { Client } from '@colyseus/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Joined, joined } from '../support/joined.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { until } from '../support/until.ts';

const DEVICES = 3;
let server: RunningServer;
beforeAll(async () => {
  server = await runningServer({ MAX_DEVICES: String(DEVICES) });
});
afterAll(() => server?.end());

const devices = (token: string, n = DEVICES) =>
  Promise.all(Array.from({ length: n }, () => joined(server.url, token)));
const leave = (all: readonly Joined[]) => Promise.all(all.map((d) => d.leave()));

/** Why a join is refused; undefined when it is not. */
const refused = (token: string) =>
  joined(server.url, token).then(
    (device) => device.leave().then(() => undefined),
    ({ code, message }: { code: number; message: string }) => ({ code, message }),
  );
const FULL = { code: 429, message: 'request/rate_limited' };

/** Asks for a seat and takes it not: the first half of a join. */
const reserve = (token: string) =>
  server.call('POST', '/matchmake/joinOrCreate/mission', { token, body: {} });

describe('a player with as many devices as there may be', () => {
  it('gets in with no more, one after the other or all at once, until one has left', async () => {
    const { token } = await server.player();
    const all = await devices(token);
    expect(await refused(token)).toEqual(FULL);
    expect(await Promise.all([refused(token), refused(token), refused(token)])).toEqual([FULL, FULL, FULL]);
    await all[0]!.leave();
    await until('the seat to be free', async () => (await refused(token)) === undefined);
    await leave(all.slice(1));
  });

  it('keeps those that it has, and others are let in', async () => {
    const [ada, ben] = [await server.player('Ada'), await server.player('Ben')];
    const all = await devices(ada.token);
    await Promise.all(Array.from({ length: 5 }, () => refused(ada.token)));
    for (const { room } of all) expect(await room.request('journal', {})).toMatchObject({ acceptances: [] });
    expect(await refused(ben.token)).toBeUndefined();
    await leave(all);
  });

  it('counts lost connections whose seats are held, and gets back into those', async () => {
    const { token } = await server.player();
    const all = await devices(token);
    const { reconnectionToken } = all[0]!.room;
    all[0]!.room.reconnection.enabled = false;
    all[0]!.room.connection.close(4010);
    await until('the seat to be held', async () => (await refused(token))?.code === 429);
    const back = await new Client(server.url).reconnect(reconnectionToken);
    expect(await back.request('journal', {})).toMatchObject({ acceptances: [] });
    expect(await refused(token)).toEqual(FULL);
    await back.leave();
    await leave(all.slice(1));
  });

  it('counts seats that were reserved and not taken', async () => {
    const { token } = await server.player();
    const answers = [];
    for (let i = 0; i < DEVICES; i++) answers.push((await reserve(token)).status);
    expect(answers).toEqual(Array(DEVICES).fill(200));
    const { status, headers, body } = await reserve(token);
    expect([status, body.error.code]).toEqual([429, 'request/rate_limited']);
    expect(headers.get('retry-after')).toBe('1');
  });

  it('and more than that at once gets so many seats and not one more', async () => {
    const { token } = await server.player();
    const answers = await Promise.all(Array.from({ length: 8 * DEVICES }, () => reserve(token)));
    expect(answers.filter((a) => a.status === 200).length).toBeLessThanOrEqual(DEVICES);
    expect(answers.filter((a) => a.status === 200).length).toBeGreaterThan(0);
    expect([...new Set(answers.map((a) => a.status))].sort()).toEqual([200, 429]);
  });
});

it('what was refused is counted by its kind', async () => {
  const { body } = await server.call('GET', '/metrics');
  expect(body).toMatch(/missionboard_limited_total\{kind="devices"\} [1-9]/);
});
