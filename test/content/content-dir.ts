import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ContentError, mistakeLine } from '../../src/content/content-error.ts';
import { loadContent } from '../../src/content/load-content.ts';

/** A mission that is right, as lines, so that a test can spoil one of them. */
export const soundMission = [
  '- code: sound',
  '  faction_id: terran_federation',
  '  title: Sound',
  '  description: Nothing is wrong here.',
  '  mission_type: cargo_delivery',
  '  credit_reward: 100',
  '  target_sector_id: 1',
  '  cargo_type: fuel',
  '  cargo_quantity: 5',
];

const SHIPPED = ['factions.yaml', 'galaxy.json', 'templates', 'dailies'];

/** A copy of all that ships but the missions, with other files on top; null removes one. */
export function contentDir(files: Record<string, string | Buffer | null>): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'content-'));
  mkdirSync(join(dir, 'missions'));
  for (const name of SHIPPED) cpSync(join('content', name), join(dir, name), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(dir, name);
    mkdirSync(dirname(path), { recursive: true });
    if (text === null) rmSync(path, { recursive: true });
    else writeFileSync(path, text);
  }
  return { dir, remove: () => rmSync(dir, { recursive: true }) };
}

/** The lines that loading reports, with the directory's own name cut off; none when it loads. */
export async function mistakesOf(files: Record<string, string | Buffer | null>): Promise<string[]> {
  const { dir, remove } = contentDir(files);
  try {
    await loadContent(dir);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.message.split('\n').map((line) => line.replaceAll(`${dir}/`, ''));
  } finally {
    remove();
  }
}

/** The warnings of content that loads, with the directory's own name cut off. */
export async function warningsOf(files: Record<string, string | Buffer | null>): Promise<string[]> {
  const { dir, remove } = contentDir(files);
  try {
    return (await loadContent(dir)).warnings.map((w) => mistakeLine(w).replaceAll(`${dir}/`, ''));
  } finally {
    remove();
  }
}

/** One mission file with the sound mission, changed. */
export const missionFile = (...changes: [from: string | RegExp, to: string][]): Record<string, string> => ({
  'missions/a.yaml': `${changes.reduce((text, [from, to]) => text.replace(from, to), soundMission.join('\n'))}\n`,
});
