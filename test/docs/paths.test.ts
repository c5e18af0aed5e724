import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documents, ROOT, section, textOf } from './documents.ts';

/** Text in backticks that names a place in this repository. */
const named = (text: string): string[] =>
  [
    ...text.matchAll(
      /`(client\/(?:[\w-]+\.\w+)?(?=`)|(?:src|rooms|protocol|content|docs|demo|bots|bench|test|\.ci)\/[\w./-]*)`/g,
    ),
  ].map((m) => m[1]!);

const links = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((m) => m[1]!).filter((to) => !/^\w+:/.test(to));

const missing = (paths: readonly string[], from = '') =>
  paths.filter((path) => !existsSync(join(ROOT, from, path)));

describe('the documents', () => {
  it('are all here', () => {
    expect(documents).toEqual(
      expect.arrayContaining([
        'README.md',
        'ARCHITECTURE.md',
        'docs/protocol.md',
        'docs/operations.md',
        'docs/security.md',
      ]),
    );
    expect(documents.filter((path) => path.startsWith('docs/adr/')).length).toBeGreaterThanOrEqual(7);
    expect(named(textOf('ARCHITECTURE.md')).length).toBeGreaterThan(50);
  });

  it.each(documents)('%s names only files and folders that exist', (path) => {
    expect(missing(named(textOf(path)))).toEqual([]);
  });

  it.each(documents)('%s links only to files that exist', (path) => {
    expect(missing(links(textOf(path)), dirname(path))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  it('has a line for every folder of the sources', () => {
    const layout = section('ARCHITECTURE.md', 'Layout');
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((e) => e.isDirectory());
    expect(folders.length).toBeGreaterThan(5);
    expect(folders.map((f) => `\`src/${f.name}/\``).filter((name) => !layout.includes(name))).toEqual([]);
  });

  it('names constraints that the migrations make', () => {
    const invariants = section('ARCHITECTURE.md', 'Invariants');
    const constraints = [
      ...invariants.matchAll(/(?:unique index|unique constraint|check|triggers) `(\w+)`/g),
    ].map((m) => m[1]!);
    const folder = 'src/persistence/migrations';
    const migrations = readdirSync(join(ROOT, folder)).map((name) => textOf(`${folder}/${name}`));
    expect(constraints.length).toBeGreaterThan(5);
    expect(constraints.filter((name) => !migrations.join().includes(name))).toEqual([]);
  });
});
