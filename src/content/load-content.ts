import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../generation/world.ts';
import { ContentError, type Mistake } from './content-error.ts';
import { type Faction, readFactions } from './factions.ts';
import { readGalaxy } from './galaxy.ts';
import { type ContentMission, readMissions, writtenCodes } from './missions.ts';
import { checkReferences } from './references.ts';
import { readSource, type SourceFile, unreadable } from './source-file.ts';

/** What designers write, checked. */
export interface Content {
  readonly factions: readonly Faction[];
  readonly missions: readonly ContentMission[];
  readonly galaxy: World;
}

/**
 * Loads `factions.yaml`, `galaxy.json` and `missions/*.yaml` of a directory. Throws one
 * `ContentError` that lists every mistake by file and line.
 */
export async function loadContent(dir: string): Promise<Content> {
  const root = await listing(dir);
  if (root instanceof Error) throw new ContentError([unreadable(dir, root)]);
  const mistakes: Mistake[] = [];
  const factionSource = await readSource(join(dir, 'factions.yaml'), mistakes);
  const galaxySource = await readSource(join(dir, 'galaxy.json'), mistakes);
  const missionSources = await readMissionSources(join(dir, 'missions'), mistakes);

  const factions = factionSource && readFactions(factionSource, mistakes);
  const galaxy = galaxySource && readGalaxy(galaxySource, mistakes);
  const missions = readMissions(missionSources, mistakes);
  mistakes.push(...checkReferences(missions, { factions, galaxy, codes: writtenCodes(missionSources) }));
  if (mistakes.length > 0 || factions === undefined || galaxy === undefined) throw new ContentError(mistakes);
  return { factions, galaxy, missions: missions.map((m) => m.mission) };
}

async function readMissionSources(dir: string, mistakes: Mistake[]): Promise<SourceFile[]> {
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
