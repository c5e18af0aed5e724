import { getMessageBytes, Protocol } from '@colyseus/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../protocol/commands.ts';
import { type Joined, joined } from '../support/joined.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { until } from '../support/until.ts';
import { createMission } from '../support/wire-mission.ts';

let server: AnsweringServer;
let missionId: string;
let client: Joined;
let token: string;
beforeAll(async () => {
  server = await sharedServer();
  missionId = await createMission(server);
});
beforeEach(async () => {
  ({ token } = await server.player());
  client = await joined(server.url, token);
});
afterAll(() => server?.end());

/** Nothing happened to the player, and the socket still carries commands. */
async function unharmed(): Promise<void> {
  expect(await client.room.request('accept', { missionId })).toMatchObject({ mission: { status: 'active' } });
  expect(client.seen()).toMatchObject({ player: { credits: 10_000 }, active: { [missionId]: {} } });
  expect(client.types().filter((t) => t !== 'command_result')).toEqual(['mission_accepted']);
  await client.leave();
}

describe('a request', () => {
  it.each([
    ['nothing', 'accept', undefined],
    ['null', 'accept', null],
    ['a text', 'accept', 'mission'],
    ['a list', 'accept', []],
    ['no mission', 'accept', {}],
    ['a number for an id', 'accept', { missionId: 5 }],
    ['an id that is none', 'accept', { missionId: 'x; drop table mission' }],
    ['an id in an object', 'accept', { missionId: { $ne: null } }],
    ['an empty commandId', 'accept', { missionId: '7b0c2d3e-0000-4000-8000-000000000001', commandId: '' }],
    ['a long commandId', 'journal', { commandId: 'c'.repeat(65) }],
    [
      'a choice that is no text',
      'complete',
      { missionId: '7b0c2d3e-0000-4000-8000-000000000001', choice: 1 },
    ],
    ['no tracked', 'track', { missionId: '7b0c2d3e-0000-4000-8000-000000000001' }],
    ['a limit beyond 100', 'journal', { limit: 101 }],
    ['a cursor that is none', 'journal', { before: 'yesterday' }],
  ])('with %s is request/invalid and changes nothing (%s)', async (_, command, body) => {
    const refusal = await client.refusal(command, body);
    expect(refusal.code).toBe('request/invalid');
    expect(refusal.details).toMatchObject({ issues: [{ message: expect.any(String) }] });
    await unharmed();
  });

  it.each(['nonsense', 'constructor', '__proto__', 'toString', ''])(
    'of the type %o is request/invalid',
    async (type) => {
      expect((await client.refusal(type, {})).code).toBe('request/invalid');
      await unharmed();
    },
  );

  it('for a mission that does not exist is mission/not_found', async () => {
    const nowhere = '7b0c2d3e-0000-4000-8000-000000000001';
    const refusal = await client.refusal('accept', { missionId: nowhere });
    expect(refusal).toMatchObject({ code: 'mission/not_found', details: { missionId: nowhere } });
    await unharmed();
  });

  it('with a field that this protocol does not know is refused by the field’s name', async () => {
    for (const name of Object.keys(commands)) {
      const { code, details } = await client.refusal(name, { missionId, tracked: true, colour: 'red' });
      expect([name, code]).toEqual([name, 'request/invalid']);
      expect(details).toMatchObject({
        issues: expect.arrayContaining([{ path: 'colour', message: 'unknown field' }]),
      });
    }
    await unharmed();
  });
});

describe('a plain message', () => {
  const result = () =>
    until('the answer', () => client.notices.find((n) => n.type === 'command_result')?.body);

  it('that is malformed is answered with request/invalid, its commandId beside', async () => {
    client.room.send('accept', { missionId: 5, commandId: 'c9' });
    const refused = { command: 'accept', commandId: 'c9', ok: false, error: { code: 'request/invalid' } };
    expect(await result()).toMatchObject(refused);
    await unharmed();
  });

  it.each(['nonsense', 42])('of the unknown type %s is answered with request/invalid', async (type) => {
    client.room.send(type, { commandId: 'c10' });
    expect(await result()).toMatchObject({
      command: String(type),
      commandId: 'c10',
      ok: false,
      error: { code: 'request/invalid' },
    });
    await unharmed();
  });

  it('of bytes is answered with request/invalid, also under a command’s name', async () => {
    client.room.sendBytes('accept', Uint8Array.of(1, 2, 3));
    expect(await result()).toMatchObject({
      command: 'accept',
      ok: false,
      error: { code: 'request/invalid' },
    });
    await unharmed();
  });

  it('with text that no database holds is answered with request/invalid', async () => {
    client.room.send('journal', { commandId: 'nul\0' });
    expect(await result()).toMatchObject({ ok: false, error: { code: 'request/invalid' } });
    await unharmed();
  });

  it('of bytes that names no command is answered with request/invalid', async () => {
    client.room.sendBytes('bytes', Uint8Array.of(1, 2, 3));
    expect(await result()).toMatchObject({ ok: false, error: { code: 'request/invalid' } });
    await unharmed();
  });

  it('that says nothing Colyseus knows is answered with request/invalid', async () => {
    client.room.connection.send(Uint8Array.of(31, 255, 0));
    expect(await result()).toMatchObject({ ok: false, error: { code: 'request/invalid' } });
    await unharmed();
  });
});

describe('a message that is too deep', () => {
  /** As a plain command of 4 KB whose mission is lists inside lists. */
  const deep = getMessageBytes.raw(
    Protocol.ROOM_DATA,
    'accept',
    undefined,
    Uint8Array.of(
      ...[0x82, 0xa9, ...Buffer.from('commandId'), 0xa2, ...Buffer.from('c7')],
      ...[0xa9, ...Buffer.from('missionId'), ...Array(4000).fill(0x91), 1],
    ),
  );

  it('is refused at once, its command id beside, and twenty of them hold nobody up', async () => {
    const other = await joined(server.url, (await server.player()).token);
    const from = performance.now();
    for (let i = 0; i < 20; i++) client.room.connection.send(deep);
    const answers = await until('the answers', () => {
      const found = client.notices.filter((n) => n.type === 'command_result');
      return found.length === 20 && found;
    });
    await other.room.request('journal', {});
    // It was 15 s.
    expect(performance.now() - from).toBeLessThan(5000);
    for (const { body } of answers)
      expect(body).toMatchObject({
        command: 'accept',
        commandId: 'c7',
        ok: false,
        error: { code: 'request/invalid' },
      });
    await other.leave();
    await unharmed();
  });
});

describe('a message that is too large', () => {
  it('closes that socket with 1009 and does nothing else', async () => {
    const other = await joined(server.url, token);
    client.room.reconnection.enabled = false;
    const closed = new Promise<number>((resolve) => {
      client.room.onLeave(resolve);
      client.room.onDrop(resolve);
    });
    client.room.send('accept', { missionId, padding: 'x'.repeat(5000) });
    expect(await closed).toBe(1009);
    expect(other.seen().active).toEqual({});
    expect(await other.room.request('accept', { missionId })).toMatchObject({
      mission: { status: 'active' },
    });
    expect(other.types()).toEqual(['mission_accepted']);
    await other.leave();
  });

  it('is 4 KiB and more: what is smaller is read', async () => {
    const { details } = await client.refusal('accept', { missionId, padding: 'x'.repeat(3900) });
    expect(details).toEqual({ issues: [{ path: 'padding', message: 'unknown field' }] });
    await unharmed();
  });
});
