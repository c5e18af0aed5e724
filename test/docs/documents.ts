import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** A file of the project, as text. */
export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Every document that people read, by its path from the root. */
export const documents: readonly string[] = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The section under a heading, up to the next heading of any level. */
export function section(path: string, heading: string): string {
  const start = textOf(path).split(new RegExp(`^#+ ${heading}$`, 'm'))[1];
  if (start === undefined) throw new Error(`${path} has no section "${heading}"`);
  return start.split(/^#+ /m)[0]!;
}

/** The cells of each row of the first table in a text, without its head. */
export const tableRows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );

/** What stands between backticks at the start of the first cells. */
export const firstCodes = (text: string): string[] =>
  tableRows(text).flatMap(([cell]) => /^`([^`]+)`/.exec(cell ?? '')?.[1] ?? []);
