import { join } from 'node:path';
import type { DailyPool } from '../generation/daily-pool-schema.ts';
import type { Template } from '../generation/template-schema.ts';
import type { World } from '../world/world.ts';
import { ContentError, type Mistake } from './content-error.ts';
import { type Faction, readFactions } from './factions.ts';
import { type Findings, listing, unreadAtTop, yamlFilesIn } from './folder.ts';
import { readGalaxy } from './galaxy.ts';
import { readDailyPools, readTemplates } from './generators.ts';
import { type ContentMission, readMissions, writtenCodes } from './missions.ts';
import { oddMissions } from './odd-missions.ts';
import { checkReferences } from './references.ts';
import { readSource, type SourceFile, unreadable } from './source-file.ts';
import { oddTemplateWords, oddWords } from './vocabulary.ts';

/** What designers write, checked. */
export interface Content {
  readonly factions: readonly Faction[];
  readonly missions: readonly ContentMission[];
  readonly galaxy: World;
  readonly templates: readonly Template[];
  readonly dailyPools: readonly DailyPool[];
  /** What is no mistake and yet worth a look. */
  readonly warnings: readonly Mistake[];
}

/**
 * Loads `factions.yaml`, `galaxy.json` and the YAML of `missions`, `templates` and `dailies`: the check
 * and the server read content by this alone. Throws one `ContentError` that lists every mistake by file
 * and line.
 */
export async function loadContent(dir: string): Promise<Content> {
  const root = await listing(dir);
  if (root instanceof Error) throw new ContentError([unreadable(dir, root)]);
  const mistakes: Mistake[] = [];
  const warnings = await unreadAtTop(dir);
  const findings = { mistakes, warnings };
  const factionSource = await readSource(join(dir, 'factions.yaml'), mistakes);
  const galaxySource = await readSource(join(dir, 'galaxy.json'), mistakes);
  const missionSources = await readSources(join(dir, 'missions'), findings);
  const templateSources = await readSources(join(dir, 'templates'), findings);
  const dailySources = await readSources(join(dir, 'dailies'), findings);

  const factions = factionSource && readFactions(factionSource, mistakes);
  const galaxy = galaxySource && readGalaxy(galaxySource, mistakes);
  const missions = readMissions(missionSources, mistakes);
  const templates = readTemplates(templateSources, factions, mistakes);
  const dailyPools = readDailyPools(dailySources, join(dir, 'dailies'), factions, mistakes);
  mistakes.push(...checkReferences(missions, { factions, galaxy, codes: writtenCodes(missionSources) }));
  if (mistakes.length > 0 || factions === undefined || galaxy === undefined) throw new ContentError(mistakes);
  if (galaxySource !== undefined) warnings.push(...oddWords(galaxySource, galaxy));
  warnings.push(...oddTemplateWords(templateSources, galaxy), ...oddMissions(missions));
  return { factions, galaxy, missions: missions.map((m) => m.mission), templates, dailyPools, warnings };
}

async function readSources(dir: string, findings: Findings): Promise<SourceFile[]> {
  const sources: SourceFile[] = [];
  for (const file of await yamlFilesIn(dir, findings)) {
    const source = await readSource(file, findings.mistakes);
    if (source !== undefined) sources.push(source);
  }
  return sources;
}
