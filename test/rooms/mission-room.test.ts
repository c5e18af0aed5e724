import { Client } from '@colyseus/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTIONS } from '../support/given-core.ts';
import { type Heard, joined } from '../support/joined.ts';
import type { AnsweringServer } from '../support/running-server.ts';
import { sharedServer } from '../support/shared-server.ts';
import { until } from '../support/until.ts';
import { createMission, report, wireOre } from '../support/wire-mission.ts';

let server: AnsweringServer;
beforeAll(async () => {
  server = await sharedServer();
});
afterAll(() => server?.end());

const shared = [
  'id code family type faction targetFaction title description minReputation minLevel credits reputation',
  'effectiveReputation targetReputation effectiveTargetReputation items mode objectives choices expiresAt',
  'timeLimitSeconds slot partyMin partyMax',
].flatMap((names) => names.split(' '));
const keys = (value: object) => Object.keys(value).toSorted();

/** A player in the room, and a mission that is open to the player. */
async function given(more: object = {}) {
  const { id, token } = await server.player();
  const missionId = await createMission(server, more);
  const client = await joined(server.url, token);
  return { playerId: id, token, missionId, client };
}

/** What a notice is about, in short. */
const about = ({ body }: Heard) =>
  'current' in body ? body.current : 'missionId' in body ? body.missionId : 'faction' in body && body.faction;

describe('the state on joining', () => {
  it('has every field of the protocol, and nothing else', async () => {
    const { client, playerId, missionId } = await given();
    const state = client.seen();
    expect(keys(state)).toEqual(
      ['active', 'available', 'board', 'daily', 'player', 'protocol', 'reputation'].toSorted(),
    );
    expect(state.protocol).toBe(1);
    expect(state.player).toEqual({
      id: playerId,
      name: 'Ada',
      level: 1,
      credits: 10_000,
      regionId: 'terran_space',
      sectorId: 1,
      completedMissions: 0,
    });
    expect(keys(state.reputation)).toEqual(FACTIONS.toSorted());
    expect(state.reputation.pirates).toEqual({ value: 0, level: 0, title: 'Neutral' });
    expect(keys(state.daily)).toEqual(['gameDay', 'refreshesAt']);
    expect(state.board.total).toBeGreaterThanOrEqual(Object.keys(state.available).length);
    const offer = client.offer(missionId);
    expect(keys(offer)).toEqual(shared.toSorted());
    expect(offer).toMatchObject({
      code: '',
      family: 'faction',
      type: 'cargo_delivery',
      faction: 'mercantile_guild',
      credits: 1000,
      reputation: 20,
      effectiveReputation: 20,
      slot: '',
      expiresAt: 0,
    });
    expect(offer.objectives).toEqual([
      {
        id: 'deliver_cargo',
        kind: 'deliver_cargo',
        label: expect.stringMatching(/^Deliver 40 ore to /),
        required: 40,
        sectorId: 7,
        sectorIds: [7],
        commodity: 'ore',
        opponentKind: '',
        opponentFaction: '',
        targetId: '',
        fromFaction: '',
        toFaction: '',
        side: '',
      },
    ]);
    await client.leave();
  });

  it('is refused without a token, and with one that is not valid', async () => {
    const strangers = [undefined, '', 'nonsense', `${(await server.player()).token}x`];
    for (const token of strangers) {
      const client = new Client(server.url);
      if (token !== undefined) client.auth.token = token;
      await expect(client.joinOrCreate('mission')).rejects.toMatchObject({ code: 401 });
    }
  });

  it('is the token’s player’s, whatever the options say', async () => {
    const { client, playerId } = await given();
    const { token, id } = await server.player('Mallory');
    const mallory = await joined(server.url, token, { playerId, roomId: client.room.roomId });
    expect(mallory.seen().player).toMatchObject({ id, name: 'Mallory' });
    expect(mallory.room.roomId).not.toBe(client.room.roomId);
    await expect(new Client(server.url).joinById(client.room.roomId)).rejects.toThrow();
    await Promise.all([client.leave(), mallory.leave()]);
  });
});

describe('a mission in the room', () => {
  it('runs from offer to reward; each reply comes after the patch that shows it', async () => {
    const { client, playerId, missionId } = await given();
    const offer = client.offer(missionId);
    const total = client.seen().board.total;
    const accepted = await client.room.request('accept', { missionId });
    expect(accepted).toMatchObject({ mission: { id: missionId, status: 'active', tracked: true } });
    expect(client.seen().available).not.toHaveProperty(missionId);
    expect(client.seen().board.total).toBe(total - 1);
    const active = client.active(missionId);
    expect(keys(active)).toEqual([...shared, 'status', 'acceptedAt', 'deadlineAt', 'tracked'].toSorted());
    expect(keys(active.objectives[0]!)).toEqual(
      [...keys(offer.objectives[0]!), 'current', 'met', 'seenSectorIds'].toSorted(),
    );

    await client.room.request('track', { missionId, tracked: false });
    expect(client.active(missionId).tracked).toBe(false);

    await report(server, wireOre(playerId, 15), wireOre(playerId, 25));
    await until('the mission to be ready', () => client.active(missionId).status === 'completed');
    expect(client.active(missionId).objectives[0]).toMatchObject({ current: 40, met: true });

    const completed = await client.room.request('complete', { missionId });
    expect(completed).toMatchObject({
      mission: { status: 'rewarded' },
      rewards: { credits: 1000, items: [] },
    });
    expect(client.seen()).toMatchObject({
      player: { credits: 11_000, completedMissions: 1 },
      reputation: { mercantile_guild: { value: 20 } },
      active: {},
    });
    expect(client.notices.map((n) => [n.type, about(n)])).toEqual([
      ['mission_accepted', missionId],
      ['mission_progress', 15],
      ['mission_progress', 40],
      ['mission_ready', missionId],
      ['mission_completed', missionId],
      ['reputation_changed', 'mercantile_guild'],
    ]);
    const { acceptances } = await client.room.request('journal', { limit: 1 });
    expect(acceptances).toMatchObject([{ status: 'rewarded', mission: { id: missionId } }]);
    await client.leave();
  });

  it('that is abandoned costs, and is offered again', async () => {
    const { client, missionId } = await given();
    await client.room.request('accept', { missionId });
    const answer = await client.room.request('abandon', { missionId });
    const cost = { faction: 'mercantile_guild', requested: -5, applied: -5, value: -5 };
    expect(answer).toMatchObject({ mission: { status: 'abandoned' }, reputation: [cost] });
    expect(client.seen().available).toHaveProperty(missionId);
    expect(client.seen().reputation.mercantile_guild?.value).toBe(-5);
    expect(client.types()).toEqual(['mission_accepted', 'mission_abandoned', 'reputation_changed']);
    await client.leave();
  });

  it('is refused with code, message and numbers; the state stays as it was', async () => {
    const { client, missionId } = await given({ min_reputation: 50 });
    const before = client.seen();
    const refusal = await client.refusal('accept', { missionId });
    expect(refusal).toEqual({
      code: 'mission/reputation_too_low',
      message: expect.stringContaining('50'),
      details: { required: 50, current: 0, faction: 'mercantile_guild' },
    });
    expect(client.seen()).toEqual(before);
    await client.leave();
  });

  it('answers a repeated commandId alike and acts once', async () => {
    const { client, missionId } = await given();
    const first = await client.room.request('accept', { missionId, commandId: 'c1' });
    expect(await client.room.request('accept', { missionId, commandId: 'c1' })).toEqual(first);
    expect((await client.refusal('abandon', { missionId, commandId: 'c1' })).code).toBe('request/invalid');
    expect(client.types()).toEqual(['mission_accepted']);
    await client.leave();
  });

  it('asked for by plain send answers with command_result, to the sender alone', async () => {
    const { client, token, missionId } = await given();
    const second = await joined(server.url, token);
    client.room.send('accept', { missionId, commandId: 's1' });
    const result = await until('the result', () => client.notices.find((n) => n.type === 'command_result'));
    expect(result.body).toMatchObject({
      command: 'accept',
      commandId: 's1',
      ok: true,
      result: { mission: { id: missionId } },
    });
    expect(client.types()).toEqual(['mission_accepted', 'command_result']);
    client.room.send('accept', { missionId });
    await until('the refusal', () => client.notices.length === 3);
    expect(client.notices[2]?.body).toMatchObject({
      command: 'accept',
      ok: false,
      error: { code: 'mission/already_accepted', details: { missionId } },
    });
    expect(second.types()).toEqual(['mission_accepted']);
    await Promise.all([client.leave(), second.leave()]);
  });
});
