import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCaller, type Body, type Caller, callerWith, type Device } from '../proofs/board-client.ts';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import {
  advance,
  farRim,
  ids,
  inRoom,
  moveTo,
  noonAfter,
  pinned,
  putWorld,
  seen,
  setClock,
} from './region-day.ts';

const MINUTE = 60_000;
const folder = tempDir();
let server: SpawnedServer;

const start = () => spawnServer({ DATA_DIR: folder.dir, RANDOM_OFFER_TTL_MINUTES: '600' });

beforeAll(async () => {
  server = await start();
  // Noon: no region's day turns while these tests move the clock.
  await setClock(server, noonAfter(Date.now()));
  await putWorld(server, farRim);
});
afterAll(async () => {
  await server?.stop();
  folder.remove();
});

/** A new player with three offers and four quests, and how the same one calls after a restart. */
async function given(): Promise<{ ada: Caller; before: Body[] }> {
  const ada = await aCaller(server);
  const before = await pinned(ada);
  expect(before).toHaveLength(7);
  return { ada, before };
}

const inBoth = (device: Device) => [...inRoom(device, 'random'), ...inRoom(device, 'daily')];

describe('offers and quests are not re-rolled', () => {
  it('by a restart on the same folder', async () => {
    const { ada, before } = await given();
    await server.stop();
    server = await start();
    expect(await pinned(callerWith(server, ada.id, ada.token))).toEqual(before);
  });

  it('by a crash', async () => {
    const { ada, before } = await given();
    await server.kill();
    server = await start();
    expect(await pinned(callerWith(server, ada.id, ada.token))).toEqual(before);
  });

  it('by leaving and coming back', async () => {
    const { ada, before } = await given();
    for (let visits = 0; visits < 3; visits++) {
      const device = await ada.join();
      expect(ids(inBoth(device))).toEqual(ids(before));
      await device.leave();
    }
    expect(await pinned(ada)).toEqual(before);
  });

  it('by a second device', async () => {
    const { ada, before } = await given();
    const [first, second] = await Promise.all([ada.join(), ada.join()]);
    expect(ids(inBoth(first))).toEqual(ids(before));
    expect(inBoth(second)).toEqual(inBoth(first));
    for (const device of [first, second]) await device.leave();
  });

  it('by hopping to another region and back', async () => {
    const { ada, before } = await given();
    await moveTo(server, ada, 'far_rim', 9001);
    expect(await seen(ada, 'random')).toEqual([]);
    await moveTo(server, ada, 'terran_space', 1);
    expect(await pinned(ada)).toEqual(before);
  });

  it('by abandoning what was accepted', async () => {
    const { ada, before } = await given();
    const [offer] = before.filter((m) => m.family === 'random');
    const [quest] = before.filter((m) => m.family === 'daily');
    for (const { id } of [offer, quest]) {
      expect(await ada.rest('accept', id)).toMatchObject({ ok: true });
      expect(await ada.rest('abandon', id)).toMatchObject({ ok: true });
    }
    // The offer is gone and its slot is empty for ten minutes; the quest is there as it was.
    expect(await pinned(ada)).toEqual(before.filter((m) => m !== offer));
    expect(await ada.rest('accept', offer.id)).toMatchObject({ ok: false, code: 'mission/inactive' });
    await advance(server, 9 * MINUTE);
    expect(ids(await seen(ada, 'random'))).not.toContain(offer.id);
    expect(await seen(ada, 'random')).toHaveLength(2);
  });

  it('by moving the clock', async () => {
    const { ada, before } = await given();
    const { body } = await ada.get('/api/v1/missions/available?family=random&limit=1');
    const firstEnds = Date.parse(body.missions[0].expires_at);
    for (let moves = 0; moves < 3; moves++) {
      const now = await advance(server, 0);
      await setClock(server, Math.floor((now + firstEnds) / 2));
      expect(ids(await seen(ada, 'random'))).toEqual(ids(before.filter((m) => m.family === 'random')));
    }
  });
});

describe('a slot that was emptied', () => {
  it('fills before the player’s eyes once it has cooled down', async () => {
    const { ada } = await given();
    const device = await ada.join();
    const [offer] = inRoom(device, 'random');
    expect(await device.ask('accept', offer.id)).toMatchObject({ ok: true });
    expect(inRoom(device, 'random')).toHaveLength(2);
    await advance(server, 9 * MINUTE);
    expect(inRoom(device, 'random')).toHaveLength(2);
    await advance(server, 1 * MINUTE + 1000);
    await until('the new offer', () => inRoom(device, 'random').length === 3);
    expect(ids(inRoom(device, 'random'))).not.toContain(offer.id);
    await device.leave();
  });
});
