import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mistake } from './content-error.ts';
import { unreadable } from './source-file.ts';

/** Folders in folders; deeper than anybody sorts missions, and no link can lead round for ever. */
const DEEPEST = 8;

/** What reading content finds: mistakes stop it, warnings are worth a look. */
export interface Findings {
  readonly mistakes: Mistake[];
  readonly warnings: Mistake[];
}

/**
 * The YAML files of a folder and the folders in it, in the order of their names, so that two machines
 * load the same list. What else lies there is warned of: a file that nobody reads helps nobody.
 */
export async function yamlFilesIn(dir: string, findings: Findings, depth = 0): Promise<string[]> {
  const names = await listing(dir);
  if (names instanceof Error) {
    findings.mistakes.push(unreadable(dir, names));
    return [];
  }
  const files: string[] = [];
  for (const name of names.toSorted()) {
    // Editors and systems keep files of their own.
    if (name.startsWith('.')) continue;
    const path = join(dir, name);
    const found = await stat(path).catch((error: unknown) => error);
    if (found instanceof Error) findings.mistakes.push(unreadable(path, found));
    else if ((found as { isDirectory(): boolean }).isDirectory()) {
      if (depth < DEEPEST) files.push(...(await yamlFilesIn(path, findings, depth + 1)));
      else findings.mistakes.push({ file: path, message: 'is not read: too many folders in one another' });
    } else if (/\.ya?ml$/i.test(name)) files.push(path);
    else findings.warnings.push({ file: path, message: 'is not read: content files end in .yaml or .yml' });
  }
  return files;
}

/** What content may hold besides folders of YAML: the rest is for those who make it. */
const READ = ['factions.yaml', 'galaxy.json', 'missions', 'templates', 'dailies'];

/** YAML at the top of a content folder that nothing reads, such as `faction.yaml`. */
export async function unreadAtTop(dir: string): Promise<Mistake[]> {
  const names = await listing(dir);
  if (names instanceof Error) return [];
  return names
    .filter((name) => /\.ya?ml$/i.test(name) && !READ.includes(name))
    .toSorted()
    .map((name) => ({ file: join(dir, name), message: `is not read: only ${READ.join(', ')} are` }));
}

/** The names in a folder, or why it cannot be read. */
export const listing = (dir: string): Promise<string[] | Error> =>
  readdir(dir).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
