import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { ADMIN_TOKEN } from '../support/spawned-server.ts';
import { createMission, report, wireOre } from '../support/wire-mission.ts';

let server: AnsweringServer;
beforeAll(async () => {
  server = await sharedServer();
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

/** Everything about a mission that an operator may change, in edits of their own. */
const edits: readonly object[] = [
  { title: 'Edited', description: 'All of it.' },
  { credit_reward: 1, reputation_reward: 1, item_rewards: [{ kind: 'special', code: 'key', quantity: 3 }] },
  { faction_id: 'terran_federation', min_level: 9, min_reputation: 5 },
  { target_sector_id: 8, cargo_type: 'fuel', cargo_quantity: 5 },
  { expires_at: '2100-01-01T00:00:00Z', time_limit_seconds: 77, repeatable: true },
  { is_active: false },
];

describe('a command that is repeated under its id over HTTP', () => {
  it('answers the first answer, byte for byte, whatever was edited since', async () => {
    const { id: playerId, token } = await server.player();
    const choices = [
      { id: 'mercy', label: 'Let them go' },
      { id: 'revenge', label: 'Do not' },
    ];
    const [paid, dropped] = [await createMission(server, { choices }), await createMission(server)];
    const first: [mission: string, what: string, body: unknown, answer: string][] = [];
    const does = async (mission: string, what: string, body?: unknown) =>
      first.push([mission, what, body, await asks(path(mission, what), token, `${what}-${mission}`, body)]);
    await does(paid, 'accept');
    await does(dropped, 'accept');
    await does(dropped, 'complete', { choice: 'mercy' });
    await report(server, wireOre(playerId));
    await does(paid, 'complete', { choice: 'mercy' });
    await does(dropped, 'abandon');
    expect(first.map(([, , , answer]) => answer.slice(0, 3))).toEqual(['200', '200', '409', '200', '200']);
    for (const edit of edits) {
      for (const mission of [paid, dropped])
        await server.call('PATCH', `/api/v1/admin/missions/${mission}`, { token: ADMIN_TOKEN, body: edit });
      for (const [mission, what, body, answer] of first)
        expect(await asks(path(mission, what), token, `${what}-${mission}`, body)).toBe(answer);
    }
  });

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
