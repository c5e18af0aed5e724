import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/objectives/kinds/index.ts';
import type { World } from '../../src/world/world.ts';
import { templates } from '../generation/content.ts';
import { anNpc, aWorld, beacon, busyWorld } from '../generation/given-world.ts';
import { HOUR, MINUTE, NOW } from '../support/given-context.ts';
import { playerId } from '../support/given-core.ts';
import { aHome, anotherOn, aTurnover, COOLDOWN, idsOf, TTL } from './given-turnover.ts';

const ADA = playerId(1);
const only = (...codes: string[]) => templates.filter((t) => codes.includes(t.code));

describe('an abandoned offer is gone', () => {
  it('is not listed and cannot be accepted, however often asked', async () => {
    const home = await aTurnover({ world: aHome() });
    const [first] = await home.sees(ADA, 'random');
    await home.tries(ADA, 'accept', first!.id);
    await home.tries(ADA, 'abandon', first!.id);
    for (let looks = 0; looks < 3; looks++) {
      expect(idsOf(await home.sees(ADA, 'random'))).not.toContain(first!.id);
      expect(await home.tries(ADA, 'accept', first!.id)).toBe('mission/inactive');
      home.clock.advance(COOLDOWN);
    }
  });

  it('costs standing with its faction, and nothing where nobody issued it', async () => {
    const world = { ...busyWorld(), regions: aHome().regions };
    const local = { ...world, sectors: world.sectors.map((s) => ({ ...s, regionId: 'terran_space' })) };
    const given = (codes: string[]) =>
      aTurnover({ world: rehomed(local), slots: 1, templates: only(...codes) });
    for (const [home, change] of [
      [await given(['bounty_hunt']), -5],
      [await given(['distress_beacon']), 0],
    ] as const) {
      const [offer] = await home.sees(ADA, 'random');
      await home.tries(ADA, 'accept', offer!.id);
      await home.tries(ADA, 'abandon', offer!.id);
      const { reputation } = await home.service.player(ADA);
      expect([...reputation.values()]).toEqual(change === 0 ? [] : [change]);
    }
  });
});

describe('targets', () => {
  it('do not come again within a day', async () => {
    const home = await aTurnover({ world: aHome() });
    const seen: { at: number; target: string }[] = [];
    for (let looks = 0; looks < 20; looks++) {
      for (const offer of await home.sees(ADA, 'random'))
        seen.push({ at: home.clock.now(), target: offer.generated!.targetKey });
      home.clock.advance(TTL);
    }
    const again = seen.filter((a, i) =>
      seen.slice(0, i).some((b) => b.target === a.target && a.at - b.at < 24 * HOUR),
    );
    expect(seen.length).toBeGreaterThan(40);
    expect(again).toEqual([]);
  });
});

describe('a distress call', () => {
  const given = async (minutes: number) => {
    const calls = [{ ...beacon('mayday', 3, NOW - HOUR, NOW + minutes * MINUTE), regionId: 'terran_space' }];
    const home = await aTurnover({
      world: aHome({ worldEvents: calls }),
      slots: 1,
      templates: only('distress_beacon'),
    });
    return { home, offers: await home.sees(ADA, 'random') };
  };

  it('is offered while the beacon calls, and its end is the deadline', async () => {
    const { home, offers } = await given(50);
    expect(offers).toMatchObject([{ expiresAt: NOW + 50 * MINUTE, endsAt: NOW + 50 * MINUTE }]);
    home.clock.advance(20 * MINUTE);
    await home.tries(ADA, 'accept', offers[0]!.id);
    const { live } = await home.service.player(ADA);
    expect(live.get(offers[0]!.id)?.deadlineAt).toBe(NOW + 50 * MINUTE);
  });

  it('is pinned no longer than any other offer, and the deadline is still the beacon’s end at most', async () => {
    const { home, offers } = await given(5 * 60);
    expect(offers).toMatchObject([{ expiresAt: NOW + TTL, endsAt: NOW + 5 * HOUR }]);
    home.clock.advance(TTL - 1);
    await home.tries(ADA, 'accept', offers[0]!.id);
    const { live } = await home.service.player(ADA);
    expect(live.get(offers[0]!.id)?.deadlineAt).toBe(NOW + 5 * HOUR);
  });

  it('is over with its beacon, and there is none without', async () => {
    const { home, offers } = await given(50);
    home.clock.advance(50 * MINUTE);
    expect(await home.sees(ADA, 'random')).toEqual([]);
    expect(await home.tries(ADA, 'accept', offers[0]!.id)).toBe('mission/expired');
    expect((await given(-1)).offers).toEqual([]);
  });
});

describe('what an offer is about', () => {
  it('dies, and the offer is taken back and replaced at the next look', async () => {
    const home = await aTurnover({ world: aHome(), slots: 1, templates: only('bounty_hunt') });
    const [hunt] = await home.sees(ADA, 'random');
    const npc = home.atlas.graph.npcs.get(hunt!.targetOpponent!.id!)!;
    await home.world.put(aWorld({ regions: [], clusters: [], npcs: [{ ...npc, alive: false }] }));
    const [next] = await home.sees(ADA, 'random');
    expect(next?.targetOpponent?.id).not.toBe(npc.id);
    expect(next?.targetOpponent?.id).toBeTypeOf('string');
    expect(await home.tries(ADA, 'accept', hunt!.id)).toBe('mission/inactive');
  });

  it('dies after it was accepted: the attempt goes on', async () => {
    const home = await aTurnover({ world: aHome(), slots: 1, templates: only('bounty_hunt') });
    const [hunt] = await home.sees(ADA, 'random');
    await home.tries(ADA, 'accept', hunt!.id);
    const npc = home.atlas.graph.npcs.get(hunt!.targetOpponent!.id!)!;
    await home.world.put(aWorld({ regions: [], clusters: [], npcs: [{ ...npc, alive: false }] }));
    await home.happens(ADA, {
      type: 'combat_won',
      sectorId: npc.sectorId,
      opponent: { kind: 'npc', id: npc.id },
    });
    expect(await home.tries(ADA, 'complete', hunt!.id)).toBeUndefined();
  });
});

describe('an offer that is taken back', () => {
  /** One captain alone: nothing takes the place of the hunt. */
  const given = async () => {
    const npcs = [anNpc('lonely', { sectorId: 3 })];
    const home = await aTurnover({ world: aHome({ npcs }), slots: 1, templates: only('bounty_hunt') });
    const other = await anotherOn(home, { slots: 1, templates: only('bounty_hunt') });
    const [hunt] = await home.sees(ADA, 'random');
    expect(idsOf(await other.sees(ADA, 'random'))).toEqual([hunt!.id]);
    await home.world.put(aWorld({ regions: [], clusters: [], npcs: [{ ...npcs[0]!, alive: false }] }));
    await other.atlas.load(home.store.world);
    return { home, other, hunt: hunt! };
  };

  it('is named among the changes, so that open rooms and other processes drop it', async () => {
    const { home, hunt } = await given();
    const state = await home.players.enter(ADA);
    expect((await home.offers.fill(state, NOW)).changed).toEqual([hunt.id]);
  });

  it('is gone in a process that was too late to take it back itself', async () => {
    const { home, other, hunt } = await given();
    const looks = await Promise.all([home.sees(ADA, 'random'), other.sees(ADA, 'random')]);
    expect(looks).toEqual([[], []]);
    expect(await other.tries(ADA, 'accept', hunt.id)).toBe('mission/inactive');
  });
});

describe('an accepted offer', () => {
  it('is played and claimed long after its pin ended and the process forgot it', async () => {
    const home = await aTurnover({ world: aHome() });
    const offer = (await home.sees(ADA, 'random')).find((m) => m.timeLimitSeconds! > 1800)!;
    home.clock.advance(TTL - 1);
    await home.tries(ADA, 'accept', offer.id);
    home.clock.advance(20 * MINUTE);
    await home.tick();
    home.catalogue.forgetPersonal(home.clock.now());
    expect(home.catalogue.byId(offer.id)).toBeUndefined();
    for (const { kind, params } of offer.objectives)
      await home.happens(ADA, ...kindOf(kind).walkthrough(params));
    expect(await home.tries(ADA, 'complete', offer.id)).toBeUndefined();
  });
});

/** The busy world as a part of the players' home region. */
const rehomed = (world: World): World => ({
  ...world,
  clusters: world.clusters.map((c) => ({ ...c, regionId: 'terran_space' })),
  worldEvents: world.worldEvents.map((e) => ({ ...e, regionId: 'terran_space' })),
  npcs: [...world.npcs, anNpc('second', { sectorId: 2 })],
});

describe('a target that leaves the map', () => {
  it('is noticed once: an offer that was accepted is no news at every later map', async () => {
    const world = { ...busyWorld(), regions: aHome().regions };
    const local = { ...world, sectors: world.sectors.map((s) => ({ ...s, regionId: 'terran_space' })) };
    const home = await aTurnover({ world: rehomed(local), slots: 1, templates: only('bounty_hunt') });
    const [offer] = await home.sees(ADA, 'random');
    await home.tries(ADA, 'accept', offer!.id);
    const npcs = world.npcs.map((npc) => ({ ...npc, alive: false }));
    await home.world.put(aWorld({ regions: [], clusters: [], npcs }));
    const looks = [1, 2, 3].map(() => home.offers.lostTarget(ADA, home.clock.now()));
    expect(looks).toEqual([true, false, false]);
  });
});
