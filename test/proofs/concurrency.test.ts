import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { aCaller, aDelivery, aMission, type Body, type Outcome, report } from './board-client.ts';

const folder = tempDir();
let server: SpawnedServer;
beforeAll(async () => {
  server = await spawnServer({ DATA_DIR: folder.dir });
});
afterAll(async () => {
  await server?.stop();
  folder.remove();
});

const codes = (outcomes: readonly Outcome[]) => outcomes.map((o) => (o.ok ? 'ok' : o.code)).sort();

describe('commands that come at once', () => {
  it('twelve accepts of one player over two sockets and HTTP stop at the cap of five', async () => {
    const missions = await Promise.all(Array.from({ length: 12 }, () => aMission(server)));
    const player = await aCaller(server);
    const [one, two] = [await player.join(), await player.join()];

    const outcomes = await Promise.all(
      missions.map((id, i) =>
        i % 3 === 0 ? player.rest('accept', id) : (i % 3 === 1 ? one : two).ask('accept', id),
      ),
    );

    expect(codes(outcomes)).toEqual([...Array(7).fill('mission/cap_reached'), ...Array(5).fill('ok')]);
    expect(outcomes.filter((o) => !o.ok).map((o) => (o.ok ? null : o.details))).toEqual(
      Array(7).fill({ cap: 5 }),
    );
    const active = await player.get('/api/v1/missions/active');
    expect(active.body.acceptances).toHaveLength(5);
    for (const device of [one, two]) {
      expect(device.room.state.active.size).toBe(5);
      expect(device.notices.filter((n) => n.type === 'mission_accepted')).toHaveLength(5);
      await device.leave();
    }
  });

  it('eight claims of one attempt over sockets and HTTP pay once', async () => {
    const mission = await aMission(server, { repeatable: false, credit_reward: 777, reputation_reward: 5 });
    const player = await aCaller(server);
    const [one, two] = [await player.join(), await player.join()];
    const before = one.room.state.player.credits;
    await player.rest('accept', mission);
    await report(
      server,
      [1, 2, 3].map((n) => aDelivery(`claim-${n}`, player.id)),
    );

    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        i % 3 === 0 ? player.rest('complete', mission) : (i % 3 === 1 ? one : two).ask('complete', mission),
      ),
    );

    expect(codes(outcomes)).toEqual([...Array(7).fill('mission/already_rewarded'), 'ok']);
    for (const device of [one, two]) {
      expect(device.room.state.player.credits).toBe(before + 777);
      expect(device.room.state.player.completedMissions).toBe(1);
      expect(device.room.state.reputation.get('terran_federation').value).toBe(5);
      expect(device.notices.filter((n) => n.type === 'mission_completed')).toHaveLength(1);
      await device.leave();
    }
    const journal = await player.get('/api/v1/missions/journal');
    expect(journal.body.acceptances.map((a: Body) => [a.status, a.rewards.credits])).toEqual([
      ['rewarded', 777],
    ]);
  });

  it('the same command id over every transport at once acts once and answers alike', async () => {
    const mission = await aMission(server);
    const player = await aCaller(server);
    const device = await player.join();

    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        i % 2 === 0 ? player.rest('accept', mission, 'once') : device.ask('accept', mission, 'once'),
      ),
    );

    expect(codes(outcomes)).toEqual(Array(8).fill('ok'));
    const accepted = outcomes.map(
      (o) => o.ok && new Date(o.result.mission.acceptedAt ?? o.result.accepted_at).getTime(),
    );
    expect(new Set(accepted).size).toBe(1);
    expect(device.notices.filter((n) => n.type === 'mission_accepted')).toHaveLength(1);
    await device.leave();
  });
});
