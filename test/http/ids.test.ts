import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joined } from '../support/joined.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { ADMIN_TOKEN, JWT_SECRET, SERVICE_TOKEN } from '../support/spawned-server.ts';
import { createMission, wireOre } from '../support/wire-mission.ts';

let server: AnsweringServer;
let missionId: string;
beforeAll(async () => {
  server = await sharedServer();
  missionId = await createMission(server);
});
afterAll(() => server?.end());

const signed = (sub: string) =>
  new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(JWT_SECRET));

describe.each([
  ['of version 4', 'c2a1f7de-9b3c-4e51-8a60-0d5f6b7c8e9f'],
  ['of version 7', '0199aa11-22bb-7cc3-8dd4-55ee66ff7788'],
  ['of no version', '11112222-3333-0444-0555-666677778888'],
  ['of an unknown variant', 'aaaabbbb-cccc-dddd-eeee-ffff00001111'],
  ['all noughts', '00000000-0000-0000-0000-000000000000'],
  ['all ones', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
])('a player’s id %s', (_, id) => {
  it.each([
    ['small letters', id],
    ['capitals', id.toUpperCase()],
    ['both', id.replace(/[a-f]/, (c) => c.toUpperCase())],
  ])('is one and the same in tokens, events, paths and rooms: %s', async (_case, spelled) => {
    const token = await signed(spelled);
    const client = await joined(server.url, token);
    expect(client.seen().player.id).toBe(id);
    expect(client.room.roomId).toBe(`pl_${id}`);

    const events = [wireOre(spelled)];
    const report = await server.call('POST', '/api/v1/events', { token: SERVICE_TOKEN, body: { events } });
    expect(report.body).toMatchObject({ accepted: 1, rejected: [] });
    const own = await server.call('POST', '/dev/events', { token, body: { events: [wireOre(spelled)] } });
    expect(own.body).toMatchObject({ accepted: 1, rejected: [] });

    const repair = await server.call('POST', `/api/v1/admin/players/${spelled}/repair`, {
      token: ADMIN_TOKEN,
      body: { reason: 'a try', credits: 1 },
    });
    expect(repair.body).toMatchObject({ player: { id } });
    const named = await server.call('POST', '/dev/token', { body: { player_id: spelled } });
    expect(named.body.player_id).toBe(id);
    await client.leave();
  });
});

it('a mission’s id is one and the same in any case, in paths and commands', async () => {
  const { token } = await server.player();
  const spelled = missionId.toUpperCase();
  const client = await joined(server.url, token);
  expect(await client.room.request('accept', { missionId: spelled })).toMatchObject({
    mission: { id: missionId },
  });
  const again = await server.call('POST', `/api/v1/missions/${spelled}/accept`, { token });
  expect([again.status, again.body.error.code]).toEqual([409, 'mission/already_accepted']);
  for (const command of ['complete', 'abandon']) {
    const odd = await client.refusal(command, { missionId: 'AAAABBBB-CCCC-DDDD-EEEE-FFFF00001111' });
    expect(odd).toMatchObject({ code: 'mission/not_found' });
  }
  await client.leave();
});
