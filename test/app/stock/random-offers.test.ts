import { describe, expect, it } from 'vitest';
import type { Mission } from '../../../src/missions/mission.ts';
import { kindOf } from '../../../src/objectives/kinds/index.ts';
import { galaxy } from '../../generation/content.ts';
import { aWorld } from '../../generation/given-world.ts';
import { HOUR, MINUTE, NOW } from '../../support/given-context.ts';
import { playerId } from '../../support/given-core.ts';
import { aMission } from '../../support/given-mission.ts';
import {
  aHome,
  anotherOn,
  aTurnover,
  COOLDOWN,
  everyMission,
  idsOf,
  TTL,
} from '../../turnover/given-turnover.ts';
import { routeWarps } from '../../world/plain-search.ts';

const ADA = playerId(1);
const BEN = playerId(2);

/** The sectors that a mission leads to, in order. */
const stopsOf = (m: Mission) =>
  m.objectives
    .flatMap((o) => kindOf(o.kind).sectors(o.params))
    .concat(
      m.objectives.every((o) => kindOf(o.kind).sectors(o.params).length === 0) ? [m.targetSectorId!] : [],
    )
    .filter((id, i, all) => id !== all[i - 1]);

describe('a player’s slots of random offers', () => {
  it.each([1, 3, 5])('are all filled: %i', async (slots) => {
    const home = await aTurnover({ world: aHome(), slots });
    const offers = await home.sees(ADA, 'random');
    expect(offers.map((o) => o.slot).toSorted()).toEqual(
      Array.from({ length: slots }, (_, i) => String(i + 1)),
    );
    expect(offers.every((o) => o.expiresAt === NOW + TTL || o.endsAt !== null)).toBe(true);
  });

  it('do not exist when they are switched off', async () => {
    const home = await aTurnover({ world: aHome(), slots: 0 });
    expect(await home.sees(ADA, 'random')).toEqual([]);
    expect(await home.offers.fill(await home.service.player(ADA), NOW)).toEqual({
      changed: [],
      nextAt: null,
      unfilled: false,
    });
  });

  it('hold what can be reached in time, wherever in the shipped galaxy a player is', async () => {
    const world = galaxy();
    const home = await aTurnover({ world });
    for (let i = 0; i < 40; i++) {
      const player = playerId(100 + i);
      const from = world.sectors[(i * 37) % world.sectors.length]!.id;
      await home.service.player(playerId(100 + i));
      await home.happens(player, { type: 'sector_entered', sectorId: from });
      // Those of sector 1 have run out; these are made where the player is now.
      home.clock.advance(TTL);
      const offers = await home.sees(player, 'random');
      expect(offers).toHaveLength(3);
      for (const offer of offers) {
        const warps = routeWarps(world, from, stopsOf(offer));
        expect(warps, offer.title).toBeDefined();
        expect(offer.timeLimitSeconds).toBeGreaterThanOrEqual(300 + 60 * warps!);
      }
    }
  });
});

describe('an offer is pinned', () => {
  const given = async () => {
    const home = await aTurnover({ world: aHome() });
    return { home, first: await home.sees(ADA, 'random') };
  };

  it('looking again makes nothing', async () => {
    const { home, first } = await given();
    home.clock.advance(TTL - 1);
    expect(await home.sees(ADA, 'random')).toEqual(first);
    expect(everyMission(home)).toHaveLength(3);
  });

  it('after a restart', async () => {
    const { home, first } = await given();
    home.clock.advance(HOUR);
    const again = await anotherOn(home);
    expect(await again.sees(ADA, 'random')).toEqual(first);
  });

  it('in two processes that look at once', async () => {
    const home = await aTurnover({ world: aHome() });
    const other = await anotherOn(home);
    const looks = await Promise.all([home, other, home, other].map((process) => process.sees(ADA, 'random')));
    for (const look of looks) expect(idsOf(look)).toEqual(idsOf(looks[0]!));
    expect(everyMission(home)).toHaveLength(3);
  });

  it('when the player flies on, and does other things', async () => {
    const { home, first } = await given();
    await home.happens(ADA, { type: 'sector_entered', sectorId: 17 }, { type: 'message_sent' });
    expect(idsOf(await home.sees(ADA, 'random'))).toEqual(idsOf(first));
  });

  it('when the player hops to another region and back', async () => {
    const { home, first } = await given();
    await home.happens(ADA, { type: 'player_updated', regionId: 'far_rim', sectorId: 101 });
    expect(await home.sees(ADA, 'random')).toEqual([]);
    expect(await home.tries(ADA, 'accept', first[0]!.id)).toBe('mission/wrong_region');
    await home.happens(ADA, { type: 'player_updated', regionId: 'terran_space', sectorId: 17 });
    expect(idsOf(await home.sees(ADA, 'random'))).toEqual(idsOf(first));
  });

  it('when the clock is set back', async () => {
    const { home, first } = await given();
    home.clock.advance(-HOUR);
    expect(idsOf(await home.sees(ADA, 'random'))).toEqual(idsOf(first));
  });
});

describe('a slot', () => {
  const given = async () => {
    const home = await aTurnover({ world: aHome() });
    const [first] = await home.sees(ADA, 'random');
    const slot = first!.slot;
    const inSlot = async () => (await home.sees(ADA, 'random')).find((m) => m.slot === slot)?.id;
    return { home, first: first!, inSlot };
  };

  it('is emptied by accepting, and refills once it has cooled down', async () => {
    const { home, first, inSlot } = await given();
    expect(await home.tries(ADA, 'accept', first.id)).toBeUndefined();
    expect(await inSlot()).toBeUndefined();
    home.clock.advance(COOLDOWN - 1);
    expect(await inSlot()).toBeUndefined();
    home.clock.advance(1);
    const next = await inSlot();
    expect(next).toBeTypeOf('string');
    expect(next).not.toBe(first.id);
  });

  it('cools down anew when what was accepted is abandoned: that is no re-roll', async () => {
    const { home, first, inSlot } = await given();
    await home.tries(ADA, 'accept', first.id);
    home.clock.advance(COOLDOWN - MINUTE);
    await home.tries(ADA, 'abandon', first.id);
    home.clock.advance(COOLDOWN - 1);
    expect(await inSlot()).toBeUndefined();
    home.clock.advance(1);
    expect(await inSlot()).toBeTypeOf('string');
  });

  it('cools down through a restart', async () => {
    const { home, first } = await given();
    await home.tries(ADA, 'accept', first.id);
    const again = await anotherOn(home);
    const held = async () => (await again.sees(ADA, 'random')).some((m) => m.slot === first.slot);
    home.clock.advance(COOLDOWN - 1);
    expect(await held()).toBe(false);
    home.clock.advance(1);
    expect(await held()).toBe(true);
  });

  it('refills at once when its offer merely ran out', async () => {
    const { home, first, inSlot } = await given();
    home.clock.advance(TTL);
    const next = await inSlot();
    expect(next).toBeTypeOf('string');
    expect(next).not.toBe(first.id);
    expect(await home.tries(ADA, 'accept', first.id)).toBe('mission/expired');
  });

  it('keeps the acceptance when the pin ends', async () => {
    const { home, first } = await given();
    home.clock.advance(TTL - 1);
    await home.tries(ADA, 'accept', first.id);
    const { live } = await home.service.player(ADA);
    expect(live.get(first.id)?.deadlineAt).toBe(home.clock.now() + first.timeLimitSeconds! * 1000);
  });
});

describe('another player’s offer', () => {
  it('does not exist for anybody else', async () => {
    const home = await aTurnover({ world: aHome() });
    const [hers] = await home.sees(ADA, 'random');
    expect(idsOf(await home.sees(BEN, 'random'))).not.toContain(hers!.id);
    for (const verb of ['accept', 'complete', 'abandon'] as const)
      expect(await home.tries(BEN, verb, hers!.id)).toBe('mission/not_found');
  });
});

describe('the cap', () => {
  it('counts random and faction missions together', async () => {
    const home = await aTurnover({ world: aHome(), rules: { missionCap: 2 } });
    const written = aMission({ id: '3b1e5a90-0000-4000-8000-000000000001' });
    home.catalogue.put(await home.store.missions.insert([written]));
    const [first, second] = await home.sees(ADA, 'random');
    expect(await home.tries(ADA, 'accept', written.id)).toBeUndefined();
    expect(await home.tries(ADA, 'accept', first!.id)).toBeUndefined();
    expect(await home.tries(ADA, 'accept', second!.id)).toBe('mission/cap_reached');
  });
});

describe('a world with no work', () => {
  it('leaves slots empty and is asked again', async () => {
    const home = await aTurnover({ world: aWorld({ sectors: [] }), slots: 2 });
    const { changed, nextAt } = await home.offers.fill(await home.service.player(ADA), NOW);
    expect(changed).toEqual([]);
    expect(nextAt).toBe(NOW + 5 * MINUTE);
    await home.world.put(aHome());
    expect(await home.sees(ADA, 'random')).toHaveLength(2);
  });
});
