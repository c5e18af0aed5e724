import { describe, expect, it } from 'vitest';
import { BOARD_FACTIONS } from '../../../src/generation/generate-board-mission.ts';
import type { Mission } from '../../../src/missions/mission.ts';
import { kindOf } from '../../../src/objectives/kinds/index.ts';
import { galaxy, templates } from '../../generation/content.ts';
import { aWorld } from '../../generation/given-world.ts';
import { HOUR, MINUTE, NOW } from '../../support/given-context.ts';
import { playerId } from '../../support/given-core.ts';
import {
  aHome,
  anotherOn,
  aTurnover,
  everyMission,
  idsOf,
  type Turnover,
} from '../../turnover/given-turnover.ts';
import { plainWay } from '../../world/plain-search.ts';

const ADA = playerId(1);

async function given(boardSize = 3) {
  const home = await aTurnover({ world: galaxy(), boardSize });
  await home.boards.apply(NOW);
  return home;
}

const standing = ({ catalogue }: Turnover) =>
  catalogue.board().filter((m) => m.family === 'faction' && m.generated !== null);
const of = (home: Turnover, faction: string) => standing(home).filter((m) => m.faction === faction);

/** What an operator does at the panel. */
const edit = async (home: Turnover, id: string, patch: Record<string, unknown>) => {
  const edited = await home.admin.edit(id, patch);
  if (!edited.ok) throw new Error(edited.refusal.message);
};

describe('the boards of a region', () => {
  it.each([1, 3, 6])('hold %i missions of each of the six factions', async (size) => {
    const home = await given(size);
    for (const faction of BOARD_FACTIONS) expect(of(home, faction), faction).toHaveLength(size);
    expect(standing(home)).toHaveLength(6 * size);
  });

  it('are off with a size of 0', async () => {
    const home = await given(0);
    expect(standing(home)).toEqual([]);
    expect(home.boards.next()).toBeNull();
  });

  it('stand in every region that the game has, each with its own', async () => {
    const home = await aTurnover({ world: aHome() });
    await home.boards.apply(NOW);
    const regions = Map.groupBy(standing(home), (m) => m.regionId);
    expect([...regions.keys()].toSorted()).toEqual(['far_rim', 'terran_space']);
  });

  it('are what the faction favours, for 24 to 72 hours', async () => {
    const home = await given();
    for (const mission of standing(home)) {
      const template = templates.find((t) => t.code === mission.generated!.template)!;
      expect(template.uses).toContain('board');
      expect(template.issuers.map((i) => i.faction)).toContain(mission.faction);
      expect(mission.type).toBe(template.missionType);
      expect(mission.expiresAt! - NOW).toBeGreaterThanOrEqual(24 * HOUR);
      expect(mission.expiresAt! - NOW).toBeLessThanOrEqual(72 * HOUR);
      expect([mission.family, mission.regionId, mission.ownerId]).toEqual(['faction', 'terran_space', null]);
    }
  });

  it('have no two about the same, and every place can be reached in time from everywhere', async () => {
    const world = galaxy();
    const home = await given();
    const targets = standing(home).map((m) => m.generated!.targetKey);
    expect(new Set(targets).size).toBe(targets.length);
    const starts = world.sectors.filter((_, i) => i % 60 === 0).map((s) => s.id);
    for (const mission of standing(home)) {
      const [first] = mission.objectives.flatMap((o) => kindOf(o.kind).sectors(o.params));
      const to = first ?? mission.targetSectorId;
      if (to == null) continue;
      for (const from of starts) {
        const warps = plainWay(world, from, to);
        expect(warps, `${mission.title} from ${from}`).toBeDefined();
        expect(mission.timeLimitSeconds).toBeGreaterThanOrEqual(300 + 60 * warps!);
      }
    }
  });

  it('are open to every player of the region', async () => {
    const home = await given();
    const seen = (await home.sees(ADA, 'faction')).filter((m) => m.generated !== null);
    const gated = standing(home).filter((m) => m.minReputation > 0);
    expect(idsOf(seen)).toEqual(idsOf(standing(home).filter((m) => !gated.includes(m))));
    expect(seen.length).toBeGreaterThan(10);
    expect(await home.tries(ADA, 'accept', seen[0]!.id)).toBeUndefined();
  });
});

describe('a place on a board', () => {
  it('keeps its mission until that runs out, and is then filled again', async () => {
    const home = await given();
    const before = standing(home);
    const first = before.toSorted((a, b) => a.expiresAt! - b.expiresAt!)[0]!;
    expect(home.boards.next()).toBe(first.expiresAt);

    home.clock.set(first.expiresAt! - 1);
    await home.tick();
    expect(idsOf(standing(home))).toEqual(idsOf(before));

    home.clock.set(first.expiresAt!);
    await home.tick();
    expect(standing(home)).toHaveLength(before.length);
    const next = standing(home).find((m) => m.generated!.key === first.generated!.key)!;
    expect(next.generated!.seq).toBe(first.generated!.seq + 1);
    expect(next.expiresAt! - home.clock.now()).toBeGreaterThanOrEqual(24 * HOUR);
    expect(idsOf(standing(home).filter((m) => m !== next))).toEqual(idsOf(before.filter((m) => m !== first)));
  });

  it('is filled again when an operator switches its mission off', async () => {
    const home = await given();
    const [off] = of(home, 'mercantile_guild');
    await edit(home, off!.id, { isActive: false });
    await home.tick();
    expect(idsOf(of(home, 'mercantile_guild'))).not.toContain(off!.id);
    expect(of(home, 'mercantile_guild')).toHaveLength(3);
  });

  it('keeps the mission that an operator edited, until the instant that the edit says', async () => {
    const home = await given();
    const [edited] = of(home, 'mercantile_guild');
    const until = NOW + 100 * HOUR;
    await edit(home, edited!.id, { title: 'Rush order', expiresAt: new Date(until).toISOString() });
    home.clock.set(until - 1);
    await home.tick();
    expect(of(home, 'mercantile_guild').find((m) => m.id === edited!.id)?.title).toBe('Rush order');
    home.clock.set(until);
    await home.tick();
    expect(idsOf(of(home, 'mercantile_guild'))).not.toContain(edited!.id);
    expect(of(home, 'mercantile_guild')).toHaveLength(3);
  });

  it('that the world has no work for is asked again half an hour later', async () => {
    const home = await aTurnover({ world: aWorld({ regions: aHome().regions, clusters: [] }) });
    await home.boards.apply(NOW);
    expect(standing(home)).toEqual([]);
    expect(home.boards.next()).toBe(NOW + 30 * MINUTE);
    await home.world.put(aHome());
    home.clock.advance(30 * MINUTE);
    await home.tick();
    expect(standing(home).length).toBeGreaterThan(20);
  });
});

describe('the boards of two processes', () => {
  const places = (missions: readonly Mission[]) =>
    missions.map((m) => `${m.generated!.key}/${m.generated!.seq}`);

  it('are made once, however many look at once', async () => {
    const home = await aTurnover({ world: galaxy() });
    const others = await Promise.all([anotherOn(home), anotherOn(home)]);
    await Promise.all([home, ...others].map((process) => process.boards.apply(NOW)));
    for (const other of others) expect(idsOf(standing(other))).toEqual(idsOf(standing(home)));
    const made = everyMission(home);
    expect(made).toHaveLength(18);
    expect(new Set(places(made)).size).toBe(18);
  });

  it('are the same after a restart', async () => {
    const home = await given();
    home.clock.advance(HOUR);
    const again = await anotherOn(home);
    await again.boards.apply(again.clock.now());
    expect(idsOf(standing(again))).toEqual(idsOf(standing(home)));
  });

  it('do not repeat after a restart what stands on them', async () => {
    const home = await given();
    for (let rounds = 0; rounds < 6; rounds++) {
      const [off] = standing(home);
      await edit(home, off!.id, { isActive: false });
      const again = await anotherOn(home);
      await again.boards.apply(again.clock.now());
      const targets = standing(again).map((m) => m.generated!.targetKey);
      expect(new Set(targets).size).toBe(targets.length);
    }
  });
});
