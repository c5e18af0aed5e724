import { describe, expect, it } from 'vitest';
import { HOUR, SECOND } from '../support/given-context.ts';
import { missionId, playerId } from '../support/given-core.ts';
import { aMission } from '../support/given-mission.ts';
import { aHome, anotherOn, aTurnover, everyMission, idsOf } from './given-turnover.ts';

const ADA = playerId(1);
const tokyo = { id: 'asia_tokyo', name: 'Tokyo', timeZone: 'Asia/Tokyo', refreshHour: 6 };

/** A map of a game's own, in the calls in which its game sends it: no id is one of the sample's. */
function ownMap() {
  const home = aHome();
  const own = (id: number) => id + 5000;
  const sectors = home.sectors
    .filter((s) => s.regionId === 'terran_space')
    .map((s) => ({ ...s, id: own(s.id), regionId: tokyo.id }));
  const known = new Set(sectors.map((s) => s.id));
  const warps = home.warps
    .map(({ from, to }) => ({ from: own(from), to: own(to) }))
    .filter(({ from, to }) => known.has(from) && known.has(to));
  return [
    { regions: [tokyo] },
    { clusters: home.clusters.slice(0, 2).map((c) => ({ ...c, regionId: tokyo.id })) },
    { sectors },
    { warps },
    { npcs: [5003, 5009].map((id) => ({ ...home.npcs[0]!, id: `captain-${id}`, sectorId: id })) },
  ];
}

describe('a map that comes in several calls', () => {
  it('fills the boards with its last call, not half an hour later', async () => {
    const game = await aTurnover();
    for (const call of ownMap()) {
      expect(await game.world.put(call)).toMatchObject({ ok: true });
      await game.tick();
      game.clock.advance(SECOND);
    }
    const boards = everyMission(game).filter((m) => m.origin === 'generator' && m.family === 'faction');
    expect(boards).toHaveLength(6 * 3);
    expect(new Set(boards.map((m) => m.regionId))).toEqual(new Set(['asia_tokyo']));
    expect(await game.sees(ADA, 'faction')).not.toEqual([]);
  });

  it('that moves all the time is not asked for work all the time', async () => {
    const home = aHome();
    const game = await aTurnover({ world: { ...home, sectors: [], warps: [], npcs: [], wrecks: [] } });
    await game.tick();
    await game.world.put({ sectors: home.sectors.slice(0, 1) });
    await game.tick();
    for (let i = 0; i < 5; i++) {
      await game.world.put({ sectors: [{ id: 1, name: `Name ${i}` }] });
      await game.tick();
    }
    // then what waits is due within a second, not at once with each call
    expect(game.boards.next()).toBe(game.clock.now() + SECOND);
    game.clock.advance(10 * SECOND);
    await game.world.put({ sectors: [{ id: 1, name: 'Last' }] });
    await game.tick();
    expect(game.boards.next()).toBeGreaterThan(game.clock.now() + SECOND);
  });

  it('lets a player whose slots it could not fill be looked at again', async () => {
    const game = await aTurnover();
    const [regions, clusters, sectors, ...rest] = ownMap();
    for (const call of [regions!, clusters!, sectors!]) await game.world.put(call);
    const state = await game.service.player(ADA);
    expect(await game.offers.fill(state, game.clock.now())).toMatchObject({ unfilled: true });
    for (const call of rest) await game.world.put(call);
    expect(await game.offers.fill(state, game.clock.now())).toMatchObject({ unfilled: false });
  });
});

describe('a player', () => {
  it('who is new begins in the map’s first region, and its day counts from the start', async () => {
    const game = await aTurnover();
    for (const call of ownMap()) await game.world.put(call);
    await game.tick();
    expect((await game.service.player(ADA)).player).toMatchObject({ regionId: 'asia_tokyo', sectorId: 5001 });
    const dailies = await game.sees(ADA, 'daily');
    expect(dailies).toHaveLength(4);
    expect(await game.tries(ADA, 'accept', dailies[0]!.id)).toBeUndefined();
  });

  it('begins where the settings say', async () => {
    const game = await aTurnover({ home: { regionId: 'far_rim' }, world: aHome() });
    expect((await game.service.player(ADA)).player).toMatchObject({ regionId: 'far_rim', sectorId: 101 });
  });

  it('who came before the map did is placed when it comes, whatever happened meanwhile', async () => {
    const game = await aTurnover();
    expect((await game.service.player(ADA)).player).toMatchObject({ regionId: '', sectorId: 0 });
    await game.happens(playerId(2), { type: 'message_sent' });
    await game.service.player(playerId(3));
    await game.happens(playerId(3), { type: 'sector_entered', sectorId: 5007 });
    for (const call of ownMap()) await game.world.put(call);
    await game.tick();
    await game.service.placeWaiting();
    const stored = await game.store.loadPlayer(ADA);
    expect(stored?.player).toMatchObject({ regionId: 'asia_tokyo', sectorId: 5001 });
    expect((await game.service.player(playerId(3))).player).toMatchObject({
      regionId: 'asia_tokyo',
      sectorId: 5007,
    });
    expect(await game.sees(ADA, 'daily')).toHaveLength(4);
  });

  it('who was placed by nobody is placed by a restarted server', async () => {
    const game = await aTurnover();
    await game.service.player(ADA);
    for (const call of ownMap()) await game.world.put(call);
    const again = await anotherOn(game);
    expect((await again.service.player(ADA)).player.regionId).toBe('asia_tokyo');
  });

  it('who moves on is told the truth about the new region’s running day', async () => {
    const game = await aTurnover({ world: aHome() });
    await game.tick();
    await game.service.player(ADA);
    await game.happens(ADA, { type: 'player_updated', regionId: 'far_rim' });
    const theirs = everyMission(game).find((m) => m.family === 'daily' && m.regionId === 'far_rim')!;
    const answer = await game.service.command(ADA, { type: 'acceptMission', missionId: theirs.id });
    expect(answer).toMatchObject({
      refusal: {
        code: 'mission/wrong_region',
        details: { required: 'far_rim', current: 'far_rim' },
        message: expect.stringMatching(/from its next refresh on/),
      },
    });
  });
});

describe('missions whose place the map lacks', () => {
  const sample = aMission({ id: missionId(1), code: 'sample', targetSectorId: 7 });

  it('are offered nowhere until the map has it, and no longer when it is taken away', async () => {
    const game = await aTurnover();
    await game.store.missions.insert([sample]);
    game.catalogue.put([sample]);
    const told: string[][] = [];
    const lost = game.lostPlaces((list) => told.push(list.flatMap(({ lacks }) => [...lacks])));
    for (const call of ownMap()) await game.world.put(call);
    expect(idsOf(lost.look())).toEqual([sample.id]);
    expect(told).toEqual([['sector 7']]);
    expect(idsOf(await game.sees(ADA, 'faction'))).not.toContain(sample.id);
    expect(await game.tries(ADA, 'accept', sample.id)).toBe('mission/inactive');

    const seven = { ...aHome().sectors[6]!, regionId: tokyo.id };
    await game.world.put({ sectors: [seven] });
    expect(idsOf(lost.look())).toEqual([sample.id]);
    expect(lost.look()).toEqual([]);
    expect(idsOf(await game.sees(ADA, 'faction'))).toContain(sample.id);

    await game.world.put({ sectors: [{ id: 7, removed: true }] });
    expect(idsOf(lost.look())).toEqual([sample.id]);
    expect(await game.tries(ADA, 'accept', sample.id)).toBe('mission/inactive');
    expect(told).toHaveLength(2);
  });

  it('of a region that left the map keep nobody busy', async () => {
    const game = await aTurnover({ world: aHome() });
    await game.tick();
    const rim = [...game.atlas.graph.sectors.values()].filter((s) => s.regionId === 'far_rim');
    const gone = await game.world.put({
      regions: [{ id: 'far_rim', removed: true }],
      clusters: [{ id: 'rim', removed: true }],
      sectors: rim.map(({ id }) => ({ id, removed: true })),
      npcs: ['captain-105', 'captain-115'].map((id) => ({ id, removed: true })),
      wrecks: [{ id: 'hull-110', removed: true }],
    });
    expect(gone).toMatchObject({ ok: true });
    game.clock.advance(100 * HOUR);
    await game.tick();
    expect(game.boards.next()).toBeGreaterThan(game.clock.now());
  });

  it('leave their place on a faction’s board to others', async () => {
    const game = await aTurnover({ world: { ...aHome(), npcs: [], wrecks: [] } });
    await game.tick();
    const before = await game.sees(ADA, 'faction');
    const target = before.find((m) => m.objectives.some((o) => o.kind === 'deliver_cargo'))!.objectives[0]!
      .params as { sectorId: number };
    await game.world.put({ sectors: [{ id: target.sectorId, removed: true }] });
    game.clock.advance(SECOND);
    await game.tick();
    const after = await game.sees(ADA, 'faction');
    expect(after).toHaveLength(before.length);
    expect(idsOf(after)).not.toEqual(idsOf(before));
  });
});
