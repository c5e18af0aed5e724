import type { Dice } from './dice.ts';
import type { ClusterPlan } from './plan.ts';
import type { SectorRow } from './sectors.ts';

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The NPCs of one cluster, each in a sector of its own; pirate captains keep to the least policed. */
export function settleNpcs(plan: ClusterPlan, sectors: readonly SectorRow[], dice: Dice) {
  const lawless = sectors.slice(1).toSorted((a, b) => a.security - b.security || a.id - b.id);
  const captains = plan.captains.map((name, i) => ({
    id: slug(name),
    kind: 'pirate_captain',
    name,
    faction: 'pirates',
    notoriety: dice.between(70, 100),
    sector_id: lawless[i]!.id,
    alive: true,
  }));
  const homes = dice.shuffled(lawless.slice(captains.length));
  const others = plan.npcs.map(([name, faction, notoriety], i) => ({
    id: slug(name),
    kind: 'npc',
    name,
    faction,
    notoriety,
    sector_id: homes[i]!.id,
    alive: true,
  }));
  return [...captains, ...others];
}

/** What ships carry, with the most that is left of it in a wreck. */
const holds = [
  ['ore', 240],
  ['fuel', 160],
  ['organics', 180],
  ['equipment', 90],
  ['luxury_goods', 60],
  ['gourmet_food', 70],
  ['exotic_technology', 30],
  ['precious_metals', 50],
] as const;

/** The wrecks of one cluster, each in a sector of its own, with one to three kinds of cargo aboard. */
export function strewWrecks(plan: ClusterPlan, sectors: readonly SectorRow[], dice: Dice) {
  const graves = dice.shuffled(sectors.slice(1));
  return plan.wrecks.map((name, i) => ({
    id: `wreck-${slug(name)}`,
    sector_id: graves[i]!.id,
    cargo: Object.fromEntries(
      dice
        .shuffled(holds)
        .slice(0, dice.between(1, 3))
        .map(([commodity, most]) => [commodity, dice.between(Math.ceil(most / 3), most)]),
    ),
  }));
}
