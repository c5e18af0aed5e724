import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { ADMIN_TOKEN } from '../support/spawned-server.ts';
import { createMission } from '../support/wire-mission.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await runningServer();
});
afterAll(() => server.end());

/** Calls a route as a command with an id; the answer as it came, byte for byte. */
async function asks(path: string, token: string, key: string, body?: unknown) {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return `${response.status} ${await response.text()}`;
}
const path = (mission: string, what: string) => `/api/v1/missions/${mission}/${what}`;
const repair = (player: string, key: string, body: object) =>
  asks(`/api/v1/admin/players/${player}/repair`, ADMIN_TOKEN, key, { reason: 'test', ...body });

describe('a command that is repeated under its id over HTTP', () => {
  it('answers the same in the room, and the other way round', async () => {
    const { token } = await server.player();
    const mission = await createMission(server);
    const device = await joined(server.url, token);
    const inRoom = await device.room.request('accept', { missionId: mission, commandId: 'both' });
    const first = await asks(path(mission, 'accept'), token, 'both');
    expect(await asks(path(mission, 'accept'), token, 'both')).toBe(first);
    expect(await device.room.request('accept', { missionId: mission, commandId: 'both' })).toEqual(inRoom);
    expect(JSON.parse(first.slice(4)).mission.id).toBe(mission);
    await device.leave();
  });

  it('is request/invalid with another command or another body', async () => {
    const { id: playerId, token } = await server.player();
    const mission = await createMission(server);
    await asks(path(mission, 'accept'), token, 'one');
    for (const what of ['abandon', 'complete'])
      expect(await asks(path(mission, what), token, 'one')).toMatch(/^400 .*request\/invalid/);
    expect(await repair(playerId, 'mine', { credits: 5 })).toMatch(/^200/);
    expect(await repair(playerId, 'mine', { credits: 6 })).toMatch(/^400 .*request\/invalid/);
    expect(await repair(playerId, 'mine', { credits: 5 })).toMatch(/^200 .*"credits":5/);
  });
});

describe('a player’s ids and an operator’s', () => {
  it('are apart: neither keeps the other from anything', async () => {
    const { id: playerId, token } = await server.player();
    const mission = await createMission(server);
    expect(await asks(path(mission, 'accept'), token, 'taken')).toMatch(/^200/);
    expect(await repair(playerId, 'taken', { credits: 7 })).toMatch(/^200 .*"credits":7/);
    expect(await repair(playerId, 'later', { credits: 8 })).toMatch(/^200/);
    expect(await asks(path(mission, 'abandon'), token, 'later')).toMatch(/^200/);
    expect((await server.call('GET', '/api/v1/missions/active', { token })).body.acceptances).toEqual([]);
  });
});
