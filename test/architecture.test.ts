import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const TOP = ['src', 'rooms', 'protocol', 'client', 'demo', 'bots'];

interface Source {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  /** The text without comments, so that prose may mention what code may not. */
  readonly code: string;
  /** What it imports: paths from the root, or bare package names. */
  readonly imports: readonly string[];
}

const sources: readonly Source[] = TOP.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => read(join(root, folder, name))),
);

function read(file: string): Source {
  const code = withoutComments(readFileSync(file, 'utf8'));
  const path = relative(root, file).replaceAll('\\', '/');
  return { path, code, imports: importsOf(code).map((spec) => resolved(spec, file)) };
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** Every specifier of `import`, `export ... from`, side-effect and dynamic imports. */
function importsOf(code: string): string[] {
  const found = code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\s]+)['"]/g);
  return [...found].map((match) => match[1]!);
}

function resolved(spec: string, file: string): string {
  return spec.startsWith('.') ? relative(root, resolve(dirname(file), spec)).replaceAll('\\', '/') : spec;
}

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

/** The imports of a folder's files that a rule does not like, as `file -> import`. */
const offenders = (folder: string, forbidden: (spec: string) => boolean) =>
  sources
    .filter((s) => within(s.path, folder))
    .flatMap((s) => s.imports.filter(forbidden).map((spec) => `${s.path} -> ${spec}`));

/** The plain shapes of the protocol, which the rules fill: no schema classes, no transport. */
const PLAIN_PROTOCOL = ['protocol/missions.ts', 'protocol/refusals.ts'];

/** What each pure folder may import, and nothing else. */
const mayImport: Record<string, readonly string[]> = {
  'src/reputation': ['src/reputation'],
  'src/objectives': ['src/objectives', ...PLAIN_PROTOCOL, 'zod'],
  'src/missions': ['src/missions', 'src/objectives', 'src/reputation', ...PLAIN_PROTOCOL, 'zod'],
  'src/world': ['src/world', 'zod'],
  'src/generation': [
    'src/generation',
    'src/missions',
    'src/objectives',
    'src/reputation',
    'src/world',
    ...PLAIN_PROTOCOL,
    'zod',
  ],
};
const pure = Object.keys(mayImport);

/** What the other layers may not import. */
const mayNotImport: Record<string, readonly string[]> = {
  'src/app': ['rooms', 'src/http', 'src/news', 'src/clock', 'src/persistence', 'src/server', 'src/config'],
  'src/news': ['rooms', 'src/http', 'src/persistence', 'src/server'],
  'src/intake': ['rooms', 'src/http', 'src/persistence', 'src/server'],
  'src/persistence': ['rooms', 'src/http', 'src/news', 'src/server'],
  'src/clock': ['rooms', 'src/http', 'src/persistence', 'src/server'],
  'src/http': ['rooms', 'src/persistence', 'src/server'],
  rooms: ['src/persistence', 'src/http', 'src/server'],
};

describe('imports run one way', () => {
  it('this test sees the sources and their imports', () => {
    expect(sources.map((s) => s.path)).toContain('src/missions/decide/accept.ts');
    expect(sources.find((s) => s.path === 'src/missions/decide/accept.ts')?.imports).toContain(
      'src/missions/availability.ts',
    );
    for (const folder of pure) expect(sources.some((s) => within(s.path, folder))).toBe(true);
    const sample = `import a from 'a';\nimport type { B } from "b";\nexport * from 'c';\nimport 'd';\nawait import('e');`;
    expect(importsOf(sample)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it.each(Object.entries(mayImport))('%s imports only %j', (folder, allowed) => {
    expect(offenders(folder, (spec) => !allowed.some((ok) => within(spec, ok)))).toEqual([]);
  });

  it('protocol imports only zod and the schema', () => {
    expect(sources.filter((s) => within(s.path, 'protocol')).length).toBeGreaterThan(4);
    const allowed = ['protocol', 'zod', '@colyseus/schema'];
    expect(offenders('protocol', (spec) => !allowed.some((ok) => within(spec, ok)))).toEqual([]);
    const plain = sources.filter((s) => PLAIN_PROTOCOL.includes(s.path)).flatMap((s) => s.imports);
    expect(plain.filter((spec) => !PLAIN_PROTOCOL.includes(spec))).toEqual([]);
  });

  it('the demo knows the server by its client alone', () => {
    expect(offenders('demo', (spec) => !/^(?:demo\/|client\/index\.ts$|node:)/.test(spec))).toEqual([]);
  });

  it('the panel knows the server by its client alone', () => {
    const panel = readdirSync(join(root, 'panel/src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => read(join(root, 'panel/src', name)));
    expect(panel.length).toBeGreaterThan(20);
    const allowed = ['panel/src', 'client/index.ts', 'react', 'react-dom', 'virtua'];
    const others = panel.flatMap((s) =>
      s.imports
        .filter((spec) => !allowed.some((ok) => within(spec, ok)))
        .map((spec) => `${s.path} -> ${spec}`),
    );
    expect(others).toEqual([]);
  });

  it('the bots know the server by its client and the rules by the walkthroughs alone', () => {
    const may = /^(?:bots\/|client\/index\.ts$|node:|src\/missions\/walkthrough\.ts$)/;
    expect(sources.filter((s) => within(s.path, 'bots')).length).toBeGreaterThan(10);
    expect(offenders('bots', (spec) => !may.test(spec))).toEqual([]);
  });

  it('client imports only the protocol and the SDK', () => {
    expect(sources.filter((s) => within(s.path, 'client')).length).toBeGreaterThan(4);
    const allowed = ['client', 'protocol', '@colyseus/sdk'];
    expect(offenders('client', (spec) => !allowed.some((ok) => within(spec, ok)))).toEqual([]);
  });

  it.each(Object.entries(mayNotImport))('%s imports none of %j', (folder, forbidden) => {
    expect(offenders(folder, (spec) => forbidden.some((no) => within(spec, no)))).toEqual([]);
  });

  it('nothing in the sources imports the tests, the panel or the bots', () => {
    const outside = ['test', 'panel', 'bots', 'bench', 'demo'];
    const inside = TOP.filter((top) => !outside.includes(top));
    expect(inside.flatMap((top) => offenders(top, (spec) => outside.some((o) => within(spec, o))))).toEqual(
      [],
    );
  });

  it('the server does not import its client', () => {
    const server = ['src', 'rooms', 'protocol'];
    expect(server.flatMap((top) => offenders(top, (spec) => within(spec, 'client')))).toEqual([]);
  });
});

describe('pure folders take time and randomness as arguments', () => {
  it.each([
    ['the wall clock', /\bDate\.now\b|\bperformance\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)/],
    ['randomness', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/],
    ['Node', /['"]node:|\bprocess\.|\bglobalThis\b|\brequire\(/],
    ['timers', /\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/],
    ['promises', /\basync\b|\bawait\b|\bPromise\b/],
  ])('and never touch %s', (_, pattern) => {
    const found = sources
      .filter((s) => pure.some((folder) => within(s.path, folder)))
      .flatMap((s) =>
        s.code.split('\n').flatMap((line) => (pattern.test(line) ? [`${s.path}: ${line.trim()}`] : [])),
      );
    expect(found).toEqual([]);
  });
});

describe('files stay small', () => {
  it('none has more than 250 lines', () => {
    const long = sources
      .map((s) => [s.path, readFileSync(join(root, s.path), 'utf8').split('\n').length - 1] as const)
      .filter(([, lines]) => lines > 250);
    expect(long).toEqual([]);
  });
});
