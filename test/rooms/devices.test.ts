import { Client } from '@colyseus/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Joined, joined, watched } from '../support/joined.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { until } from '../support/until.ts';
import { createMission, report, wireOre } from '../support/wire-mission.ts';

let server: AnsweringServer;
beforeAll(async () => {
  server = await sharedServer();
});
afterAll(() => server?.end());

/** Cuts the connection as a lost network would. */
const cut = ({ room }: Joined) => {
  room.reconnection.enabled = false;
  room.connection.close(4010);
};

describe('several devices of one player', () => {
  it('join one room, see one state, and each gets every notice', async () => {
    const { id, token } = await server.player();
    const missionId = await createMission(server);
    const one = await joined(server.url, token);
    await one.room.request('accept', { missionId });
    const two = await joined(server.url, token);
    expect(two.room.roomId).toBe(one.room.roomId);
    expect(two.seen()).toEqual(one.seen());

    await report(server, wireOre(id));
    await two.room.request('complete', { missionId });
    await until('the first device to hear of it', () => one.types().includes('reputation_changed'));
    expect(one.seen()).toEqual(two.seen());
    const notices = ['mission_progress', 'mission_ready', 'mission_completed', 'reputation_changed'];
    expect(one.types()).toEqual(['mission_accepted', ...notices]);
    expect(two.types()).toEqual(notices);
    await one.leave();
    expect((await two.room.request('journal', {})).acceptances).toHaveLength(1);
    await two.leave();
  });

  it('that join at once join one room too', async () => {
    const { token } = await server.player();
    const all = await Promise.all([1, 2, 3, 4].map(() => joined(server.url, token)));
    expect(new Set(all.map((c) => c.room.roomId)).size).toBe(1);
    await Promise.all(all.map((c) => c.leave()));
  });

  it('of one player never hear of another’s', async () => {
    const [ada, ben] = [await server.player('Ada'), await server.player('Ben')];
    const missionId = await createMission(server);
    const [one, two] = [await joined(server.url, ada.token), await joined(server.url, ben.token)];
    await one.room.request('accept', { missionId });
    await two.room.request('accept', { missionId });
    expect(one.types()).toEqual(['mission_accepted']);
    expect(one.seen().player.name).toBe('Ada');
    expect(two.seen().player.name).toBe('Ben');
    await Promise.all([one.leave(), two.leave()]);
  });
});

describe('a connection that was lost', () => {
  it('comes back to its seat and sees the whole state, with what happened meanwhile', async () => {
    const { id, token } = await server.player();
    const missionId = await createMission(server);
    const client = await joined(server.url, token);
    await client.room.request('accept', { missionId });
    const { reconnectionToken, sessionId } = client.room;
    cut(client);
    await report(server, wireOre(id, 15));
    const back = await watched(await new Client(server.url).reconnect(reconnectionToken));
    expect(back.room.sessionId).toBe(sessionId);
    await until(
      'what happened meanwhile',
      () => back.seen().active[missionId]?.objectives[0]?.current === 15,
    );
    const fresh = await joined(server.url, token);
    expect(back.seen()).toEqual(fresh.seen());
    expect(await back.room.request('abandon', { missionId })).toMatchObject({
      mission: { status: 'abandoned' },
    });
    await Promise.all([back.leave(), fresh.leave()]);
  });

  it('lets a new join in at once, to the same state', async () => {
    const { token } = await server.player();
    const missionId = await createMission(server);
    const client = await joined(server.url, token);
    await client.room.request('accept', { missionId });
    const before = client.seen();
    cut(client);
    const again = await joined(server.url, token);
    expect(again.seen()).toEqual(before);
    await again.leave();
  });

  it('cannot be taken over with a wrong reconnection token', async () => {
    const { token } = await server.player();
    const client = await joined(server.url, token);
    const stolen = `${client.room.roomId}:not-the-token`;
    await expect(new Client(server.url).reconnect(stolen)).rejects.toThrow();
    await client.leave();
  });

  it('after everybody left leaves nothing behind but the truth', async () => {
    const { token } = await server.player();
    const missionId = await createMission(server);
    const client = await joined(server.url, token);
    await client.room.request('accept', { missionId });
    const before = client.seen();
    await client.leave();
    const again = await joined(server.url, token);
    expect(again.seen()).toEqual(before);
    await again.leave();
  });
});
