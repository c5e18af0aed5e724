import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCaller, type Body, type Caller, call, type Device } from '../proofs/board-client.ts';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { until } from '../support/until.ts';
import { inRoom, putWorld } from './region-day.ts';

/** What an operator's change and the game's map take to reach a screen, at most. */
const REACH_MS = 1_000;
const PLAYERS = 30;

const folder = tempDir();
let server: SpawnedServer;

beforeAll(async () => {
  server = await spawnServer({ DATA_DIR: folder.dir });
  expect((await putWorld(server, { npcs: [captain(true)] })).status).toBe(200);
});
afterAll(async () => {
  await server?.stop();
  folder.remove();
});

/** A captain at home: the only one of that name. */
const captain = (alive: boolean) => ({
  id: 'captain-of-this-test',
  kind: 'pirate_captain',
  name: 'Captain Onceler',
  faction: 'pirates',
  notoriety: 99,
  sector_id: 1,
  alive,
});

const aboutCaptain = (mission: Body): boolean =>
  `${mission.title} ${mission.description}`.includes(captain(true).name);

/** A player online who is offered the captain's head: not everybody is. */
async function hunter(): Promise<{ player: Caller; device: Device; offer: Body }> {
  for (let n = 0; n < PLAYERS; n++) {
    const player = await aCaller(server);
    const device = await player.join();
    const offer = inRoom(device, 'random').find(aboutCaptain);
    if (offer !== undefined) return { player, device, offer };
    await device.leave();
  }
  throw new Error(`none of ${PLAYERS} players is offered the captain`);
}

describe('an offer whose target is gone from the map', () => {
  it('leaves the board of who is online at once, makes room for another, and is not accepted', async () => {
    // given
    const { player, device, offer } = await hunter();
    // when
    expect((await putWorld(server, { npcs: [captain(false)] })).status).toBe(200);
    // then
    await until('the offer to go', () => !device.room.state.available.has(offer.id), REACH_MS);
    await until('another', () => inRoom(device, 'random').some((m: Body) => m.slot === offer.slot));
    expect(inRoom(device, 'random').filter(aboutCaptain)).toEqual([]);
    const answer = await call(server, 'POST', `/api/v1/missions/${offer.id}/accept`, {
      token: player.token,
      body: {},
    });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'mission/inactive' } } });
    await device.leave();
  });
});
