import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';
import { summary } from '../../src/content/summary.ts';
import { defineMission } from '../../src/missions/define-mission.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { kindOf } from '../../src/objectives/kinds/index.ts';

const content = await loadContent('content');
const missions = content.missions.map((m) => {
  const made = defineMission(m, { id: m.code, family: 'faction', isActive: true, version: 1 });
  if ('path' in made) throw new Error(`${m.code}: ${made.message}`);
  return made;
});
const pageTypes = ['cargo_delivery', 'combat', 'diplomatic', 'exploration'];
const issuers = content.factions.filter((f) => !f.hostileOnly).map((f) => f.code);

const openToAll = (m: Mission) => m.minLevel === 1 && m.minReputation <= 0 && m.requires === null;

describe('the shipped factions', () => {
  it('are the nine of the game, and only the pirates are hostile only', () => {
    expect(content.factions).toHaveLength(9);
    expect(content.factions.filter((f) => f.hostileOnly).map((f) => f.code)).toEqual(['pirates']);
    expect(content.factions.find((f) => f.code === 'mercantile_guild')).toMatchObject({
      name: 'Mercantile Guild',
      stance: 'neutral',
      colours: ['#009900', '#FFCC00'],
      hostileOnly: false,
    });
  });
});

describe('the shipped missions', () => {
  it('are at least 36, from every faction but the pirates, few from the Concord', () => {
    const by = Map.groupBy(missions, (m) => m.faction);
    expect(missions.length).toBeGreaterThanOrEqual(36);
    expect([...by.keys()].toSorted()).toEqual(issuers.toSorted());
    expect(by.get('galactic_concord')!.length).toBeLessThanOrEqual(2);
  });

  it('are of all four types of the page, several of each', () => {
    for (const type of pageTypes)
      expect(missions.filter((m) => m.type === type).length).toBeGreaterThanOrEqual(8);
  });

  it('give a new player at least 10 of all four types', () => {
    const open = missions.filter(openToAll);
    expect(open.length).toBeGreaterThanOrEqual(10);
    expect(new Set(open.map((m) => m.type))).toEqual(new Set(pageTypes));
  });

  it('have gates from everybody to the honoured veteran', () => {
    const gates = missions.map((m) => m.minReputation);
    const levels = missions.map((m) => m.minLevel);
    expect([Math.min(...gates), Math.max(...gates)]).toEqual([-800, 500]);
    expect([Math.min(...levels), Math.max(...levels)]).toEqual([1, 20]);
    expect(new Set(gates).size).toBeGreaterThanOrEqual(8);
    expect(new Set(levels).size).toBeGreaterThanOrEqual(8);
  });

  it.each([
    ['combat', 10_000, 50_000],
    ['cargo_delivery', 5000, 25_000],
    ['exploration', 8000, 30_000],
    ['diplomatic', 15_000, 40_000],
  ])('pay for %s between %i and %i credits', (type, least, most) => {
    const pay = missions.filter((m) => m.type === type).map((m) => m.credits);
    expect(Math.min(...pay)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...pay)).toBeLessThanOrEqual(most);
  });

  it('pay standing of 10 to 300', () => {
    const standing = missions.map((m) => m.reputation);
    expect(Math.min(...standing)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...standing)).toBeLessThanOrEqual(300);
  });

  it('pay map data for exploration, and here and there equipment or something special', () => {
    const paysMap = (m: Mission) => m.items.some((item) => item.kind === 'map_data');
    expect(missions.filter((m) => m.type === 'exploration' && !paysMap(m)).map((m) => m.code)).toEqual([]);
    const kinds = missions.flatMap((m) => m.items.map((item) => item.kind));
    expect(kinds).toEqual(expect.arrayContaining(['equipment', 'special']));
  });

  it('move the target faction’s standing when they are diplomatic', () => {
    const still = missions.filter(
      (m) => m.type === 'diplomatic' && (!m.targetFaction || !m.targetReputation),
    );
    expect(still.map((m) => m.code)).toEqual([]);
    expect(missions.some((m) => m.type === 'diplomatic' && m.targetReputation < 0)).toBe(true);
  });

  it('use the ways of doing things that there are', () => {
    const kinds = new Set(missions.flatMap((m) => m.objectives.map((o) => o.kind)));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'deliver_cargo',
        'defeat',
        'visit_sector',
        'scan_sector',
        'courier',
        'trade',
        'recover_salvage',
      ]),
    );
    expect(new Set(missions.map((m) => m.mode))).toEqual(new Set(['all', 'any', 'sequence']));
    expect(missions.some((m) => m.timeLimitSeconds !== null)).toBe(true);
    expect(missions.some((m) => m.repeatable)).toBe(true);
    expect(missions.some((m) => m.requires !== null)).toBe(true);
  });

  it('name in their text every place that they send to', () => {
    const names = new Map(content.galaxy.sectors.map((s) => [s.id, s.name]));
    const unnamed = missions.flatMap((m) =>
      m.objectives
        .flatMap((o) => kindOf(o.kind).sectors(o.params))
        .map((id) => names.get(id)!)
        .filter((name) => !m.description.includes(name))
        .map((name) => `${m.code}: ${name}`),
    );
    expect(unnamed).toEqual([]);
  });

  it('ask for salvage that the wreck really holds, and for opponents that are there', () => {
    const { wrecks, npcs } = content.galaxy;
    const objectives = missions.flatMap((m) => m.objectives);
    const salvage = objectives.filter((o) => o.kind === 'recover_salvage');
    const hunts = objectives.flatMap((o) => opponentOf(o.params) ?? []);
    expect(salvage.length).toBeGreaterThan(0);
    for (const { params } of salvage) {
      const { wreckId, sectorId, commodity, units } = params as Record<string, string | number>;
      const wreck = wrecks.find((w) => w.id === wreckId);
      expect(wreck?.sectorId).toBe(sectorId);
      expect(wreck?.cargo[String(commodity)]).toBeGreaterThanOrEqual(Number(units));
    }
    expect(hunts.length).toBeGreaterThan(3);
    for (const { id, sectorId } of hunts) {
      const npc = npcs.find((n) => n.id === id);
      expect(npc, id).toBeDefined();
      if (sectorId !== undefined) expect(npc!.sectorId, id).toBe(sectorId);
    }
  });
});

describe('the summary', () => {
  it('counts by faction and type', () => {
    const text = summary(content);
    expect(text).toContain(`9 factions, ${missions.length} missions, 300 sectors`);
    expect(text).toMatch(/Mercantile Guild +8\n/);
    expect(text).toMatch(/diplomatic +10/);
  });
});

function opponentOf(params: unknown): { id: string; sectorId: number | undefined } | undefined {
  const { opponent, sectorId } = params as { opponent?: { id?: string }; sectorId?: number };
  return opponent?.id === undefined ? undefined : { id: opponent.id, sectorId };
}
