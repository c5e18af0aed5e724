import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DailyPool } from '../generation/daily-pool-schema.ts';
import type { Template } from '../generation/template-schema.ts';
import type { World } from '../world/world.ts';
import { ContentError, type Mistake } from './content-error.ts';
import { type Faction, readFactions } from './factions.ts';
import { readGalaxy } from './galaxy.ts';
import { readDailyPools, readTemplates } from './generators.ts';
import { type ContentMission, readMissions, writtenCodes } from './missions.ts';
import { checkReferences } from './references.ts';
import { readSource, type SourceFile, unreadable } from './source-file.ts';

/** What designers write, checked. */
export interface Content {
  readonly factions: readonly Faction[];
  readonly missions: readonly ContentMission[];
  readonly galaxy: World;
  readonly templates: readonly Template[];
  readonly dailyPools: readonly DailyPool[];
}

/**
 * Loads `factions.yaml`, `galaxy.json` and the YAML of `missions`, `templates` and `dailies`. Throws one
 * `ContentError` that lists every mistake by file and line.
 */
export async function loadContent(dir: string): Promise<Content> {
  const root = await listing(dir);
  if (root instanceof Error) throw new ContentError([unreadable(dir, root)]);
  const mistakes: Mistake[] = [];
  const factionSource = await readSource(join(dir, 'factions.yaml'), mistakes);
  const galaxySource = await readSource(join(dir, 'galaxy.json'), mistakes);
  const missionSources = await readSources(join(dir, 'missions'), mistakes);
  const templateSources = await readSources(join(dir, 'templates'), mistakes);
  const dailySources = await readSources(join(dir, 'dailies'), mistakes);

  const factions = factionSource && readFactions(factionSource, mistakes);
  const galaxy = galaxySource && readGalaxy(galaxySource, mistakes);
  const missions = readMissions(missionSources, mistakes);
  const templates = readTemplates(templateSources, factions, mistakes);
  const dailyPools = readDailyPools(dailySources, join(dir, 'dailies'), factions, mistakes);
  mistakes.push(...checkReferences(missions, { factions, galaxy, codes: writtenCodes(missionSources) }));
  if (mistakes.length > 0 || factions === undefined || galaxy === undefined) throw new ContentError(mistakes);
  return { factions, galaxy, missions: missions.map((m) => m.mission), templates, dailyPools };
}

async function readSources(dir: string, mistakes: Mistake[]): Promise<SourceFile[]> {
  const names = await listing(dir);
  if (names instanceof Error) {
    mistakes.push(unreadable(dir, names));
    return [];
  }
  // In the order of their names, so that two machines load the same list.
  const files = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
  const sources: SourceFile[] = [];
  for (const name of files) {
    const source = await readSource(join(dir, name), mistakes);
    if (source !== undefined) sources.push(source);
  }
  return sources;
}

const listing = (dir: string): Promise<string[] | Error> =>
  readdir(dir).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
