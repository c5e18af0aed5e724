import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aCaller,
  aDelivery,
  aMission,
  type Caller,
  call,
  callerWith,
  type Device,
  type Outcome,
  report,
  wholeOutbox,
} from '../proofs/board-client.ts';
import {
  ADMIN_TOKEN,
  runToEnd,
  type SpawnedServer,
  spawnServer,
  tempDir,
} from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { freePort } from './own-cluster.ts';
import { type OwnDatabase, ownDatabase } from './own-database.ts';
import { type OwnRedis, ownRedis } from './own-redis.ts';

const REACH_MS = 1000; // SPEC 12, of an operator’s change

const folder = tempDir();
let database: OwnDatabase;
let redis: OwnRedis;
let a: SpawnedServer;
let b: SpawnedServer;

const start = async (name: string): Promise<SpawnedServer> => {
  const port = String(await freePort());
  return spawnServer({
    PORT: port,
    PUBLIC_ADDRESS: `127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    DATA_DIR: `${folder.dir}/${name}`,
  });
};

beforeAll(async () => {
  [database, redis] = await Promise.all([ownDatabase(), ownRedis()]);
  // Both at once: neither the migrations nor the content may be there twice.
  [a, b] = await Promise.all([start('a'), start('b')]);
});
afterAll(async () => {
  await Promise.all([a?.stop(), b?.stop()]);
  await redis?.release();
  await database?.drop();
  folder.remove();
});

/** The process that keeps a device's room, and the other one. */
const sides = ({ origin }: Device): { near: SpawnedServer; far: SpawnedServer } =>
  origin === a.url ? { near: a, far: b } : { near: b, far: a };

/** One player as each process sees it. */
async function aPlayer(): Promise<{ onA: Caller; onB: Caller }> {
  const onA = await aCaller(a);
  return { onA, onB: callerWith(b, onA.id, onA.token) };
}

const deliveries = (name: string, { id }: Caller) =>
  [1, 2, 3].map((n) => aDelivery(`${name}-${n}-${id}`, id));
const codes = (outcomes: readonly Outcome[]) => outcomes.map((o) => (o.ok ? 'ok' : o.code)).sort();
describe('two processes on one database', () => {
  it('start together with the content there once', async () => {
    const twice = await database.run(
      'select code from mission where code is not null group by 1 having count(*) > 1',
    );

    expect(twice).toEqual([]);
  });

  it('bring two devices of one player into one room', async () => {
    const { onA, onB } = await aPlayer();
    const [one, two] = await Promise.all([onA.join(), onB.join()]);

    expect(two.room.roomId).toBe(one.room.roomId);
    const mission = await aMission(a);
    await until('both boards', () => [one, two].every((d) => d.room.state.available.has(mission)));
    expect(await one.ask('accept', mission)).toMatchObject({ ok: true });
    await until('both devices', () => two.room.state.active.has(mission) && two.notices.length > 0);
    expect(two.notices.map((n) => n.type)).toEqual(['mission_accepted']);
    await Promise.all([one.leave(), two.leave()]);
  });

  it('show in a room on one what is done over HTTP on the other', async () => {
    const { onA } = await aPlayer();
    const mission = await aMission(b, { credit_reward: 55, reputation_reward: 3 });
    const device = await onA.join();
    const { far } = sides(device);
    const afar = callerWith(far, onA.id, onA.token);

    expect(await afar.rest('accept', mission)).toMatchObject({ ok: true });
    await until('the mission in the room', () => device.room.state.active.has(mission), REACH_MS);
    await report(far, deliveries('far', onA));
    const status = () => device.room.state.active.get(mission)?.status;
    await until('the mission to be ready', () => status() === 'completed', REACH_MS);
    expect(await afar.rest('complete', mission)).toMatchObject({ ok: true });
    await until('the credits', () => device.room.state.player.credits === 10_055, REACH_MS);
    expect(device.room.state.active.has(mission)).toBe(false);
    expect(device.room.state.reputation.get('terran_federation').value).toBe(3);
    await device.leave();
  });

  it('tell a room on one the notices of what is done on the other, as if it were done there', async () => {
    const told = async (side: 'near' | 'far') => {
      const { onA } = await aPlayer();
      const mission = await aMission(a, { reputation_reward: 3 });
      const device = await onA.join();
      const server = sides(device)[side];
      const there = callerWith(server, onA.id, onA.token);
      await there.rest('accept', mission);
      await report(server, deliveries(side, onA));
      expect(await there.rest('complete', mission)).toMatchObject({ ok: true });
      await until(
        'the last notice',
        () => device.notices.some((n) => n.type === 'reputation_changed'),
        REACH_MS,
      );
      await device.leave();
      return device.notices.map((n) => n.type);
    };

    expect(await told('far')).toEqual(await told('near'));
  });

  it('leave no room behind, however fast the other process goes on', async () => {
    const { onA } = await aPlayer();
    const missions = await Promise.all([1, 2, 3].map(() => aMission(a)));
    const device = await onA.join();
    const there = callerWith(sides(device).far, onA.id, onA.token);

    for (let turn = 0; turn < 15; turn++) {
      await Promise.all(missions.map((id) => there.rest('accept', id)));
      await until('three in the room', () => device.room.state.active.size === 3, REACH_MS);
      await Promise.all(missions.map((id) => there.rest('abandon', id)));
      await until('none in the room', () => device.room.state.active.size === 0, REACH_MS);
    }
    await device.leave();
  });

  it('hold the cap and pay once, however commands are spread over both', async () => {
    const missions = await Promise.all(
      Array.from({ length: 12 }, (_, i) => aMission(i % 2 ? a : b, { cargo_quantity: 1 })),
    );
    const { onA, onB } = await aPlayer();
    const device = await onA.join();

    const accepted = await Promise.all(
      missions.map((id, i) =>
        i % 3 === 0 ? device.ask('accept', id) : (i % 3 === 1 ? onA : onB).rest('accept', id),
      ),
    );
    expect(codes(accepted)).toEqual([...Array(7).fill('mission/cap_reached'), ...Array(5).fill('ok')]);

    const event = aDelivery('one-for-all', onA.id);
    const counted = await Promise.all([a, b, a, b].map((server) => report(server, [event])));
    expect(counted.reduce((sum, r) => sum + r.accepted, 0)).toBe(1);
    const mine = missions.filter((_, i) => accepted[i]!.ok);
    const claims = await Promise.all(
      mine.flatMap((id) => [onA.rest('complete', id), onB.rest('complete', id), device.ask('complete', id)]),
    );
    expect(claims.filter((o) => o.ok)).toHaveLength(5);
    await until('the credits', () => device.room.state.player.credits === 10_000 + 5 * 100);
    await device.leave();
  });

  it('answer one command id alike', async () => {
    const { onA, onB } = await aPlayer();
    const mission = await aMission(a);

    const outcomes = await Promise.all([onA, onB, onA, onB].map((on) => on.rest('accept', mission, 'same')));
    const accepted = await database.run(
      `select count(*)::int as n from mission_acceptance where player_id = '${onA.id}'`,
    );

    expect(new Set(outcomes.map((o) => o.ok && o.result.id)).size).toBe(1);
    expect(accepted).toEqual([{ n: 1 }]);
  });

  it('carry an operator’s edit on one to the rooms on the other within a second', async () => {
    const { onA } = await aPlayer();
    const mission = await aMission(a);
    const device = await onA.join();
    const { far } = sides(device);
    await until('the offer', () => device.room.state.available.has(mission), REACH_MS);
    const patch = (body: object) =>
      call(far, 'PATCH', `/api/v1/admin/missions/${mission}`, { body, token: ADMIN_TOKEN });

    expect((await patch({ title: 'Renamed', credit_reward: 4321 })).status).toBe(200);
    const offer = () => device.room.state.available.get(mission);
    await until('the new title', () => offer()?.title === 'Renamed' && offer()?.credits === 4321, REACH_MS);
    expect((await patch({ is_active: false })).status).toBe(200);
    await until('the offer to go', () => offer() === undefined, REACH_MS);
    expect(await onA.rest('accept', mission)).toMatchObject({ ok: false, code: 'mission/inactive' });
    await device.leave();
  });

  it('expire every attempt once, with one notice and one entry in the outbox', async () => {
    const mission = await aMission(a, { time_limit_seconds: 2 });
    const players = await Promise.all(Array.from({ length: 10 }, aPlayer));
    const devices = await Promise.all(players.map(({ onA, onB }, i) => (i % 2 === 0 ? onA : onB).join()));
    // Accepted here and there, so that both processes wake for it.
    const accepted = await Promise.all(
      players.map(({ onA, onB }, i) => (i % 4 < 2 ? onA : onB).rest('accept', mission)),
    );
    expect(codes(accepted)).toEqual(Array(10).fill('ok'));
    const expired = (i: number) => devices[i]!.notices.filter((n) => n.type === 'mission_expired').length;

    await until('all to expire', () => devices.every((d) => d.room.state.active.size === 0), 10_000);
    await until('a notice for each', () => devices.every((_, i) => expired(i) > 0), REACH_MS);

    expect(devices.map((_, i) => expired(i))).toEqual(Array(10).fill(1));
    const told = (await wholeOutbox(b)).filter(
      (e) => e.type === 'mission_expired' && e.mission_id === mission,
    );
    expect(told.map((e) => e.player_id).sort()).toEqual(players.map((p) => p.onA.id).sort());
    await Promise.all(devices.map((d) => d.leave()));
  });

  it('let a player back in whose process died without a word', async () => {
    const { onA } = await aPlayer();
    const device = await onA.join();
    const { near, far } = sides(device);
    const mission = await aMission(far);
    expect(await device.ask('accept', mission)).toMatchObject({ ok: true });

    await near.kill();
    const there = callerWith(far, onA.id, onA.token);
    const again = await until('a way back in', () => there.join().catch(() => undefined), 20_000);

    expect(again.origin).toBe(far.url);
    expect(again.room.state.active.has(mission)).toBe(true);
    await again.leave();
    if (near === a) a = await start('a');
    else b = await start('b');
  });

  it('leave a database in which everything holds', async () => {
    const audit = await runToEnd('src/ops/audit-cli.ts', { DATABASE_URL: database.url });

    expect(audit.stdout + audit.stderr).toMatch(/^audit: .*: all hold\n$/);
  });
});
