import type { Content } from './load-content.ts';

/** What a content directory holds, in a few lines. */
export function summary({ factions, missions, galaxy, templates, dailyPools }: Content): string {
  const table = (title: string, counts: Map<string, number>) =>
    [title, ...[...counts].map(([name, count]) => `  ${name.padEnd(26)}${String(count).padStart(4)}`)].join(
      '\n',
    );
  const names = new Map(factions.map((f) => [f.code, f.name]));
  const quests = dailyPools.reduce((sum, pool) => sum + pool.variants.length, 0);
  return [
    `${factions.length} factions, ${missions.length} missions, ${galaxy.sectors.length} sectors`,
    `${templates.length} templates of generated missions, ${quests} daily quests in ${dailyPools.length} slots`,
    table('Missions by faction', tally(missions.map((m) => names.get(m.factionId) ?? m.factionId))),
    table('Missions by type', tally(missions.map((m) => m.missionType))),
  ].join('\n\n');
}

const tally = (names: readonly string[]): Map<string, number> =>
  new Map([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
