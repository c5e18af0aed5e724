/**
 * Writes the classes of the synced state for Unity and Godot, by the schema package's own generator:
 * `npm run client:classes [folder]`, docs/clients by default.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MissionRoomState } from '../protocol/state.ts';

/** The generator reads sources with the compiler's old interface, which newer compilers lack. */
const COMPILER = 'typescript@5.9.3';
const { version } = JSON.parse(
  readFileSync(new URL('../node_modules/@colyseus/schema/package.json', import.meta.url), 'utf8'),
);
const PACKAGES = ['-p', COMPILER, '-p', `@colyseus/schema@${version}`];

/**
 * The state as a source that the generator understands. It reads sources and does not run them: it
 * passes over fields that are spread into a class, without a word.
 */
function flatSource(root) {
  const written = new Map();
  const write = (type) => {
    if (written.has(type)) return;
    const fields = Object.values(Reflect.get(type, Symbol.metadata))
      .filter((field) => typeof field.name === 'string')
      .sort((a, b) => a.index - b.index)
      .map((field) => `  ${field.name}: ${builder(field.type)},`);
    written.set(type, `export const ${type.name} = schema({\n${fields.join('\n')}\n}, '${type.name}');`);
  };
  const named = (type) => {
    if (typeof type === 'string') return `'${type}'`;
    write(type);
    return type.name;
  };
  const builder = (type) => {
    if (typeof type === 'string') return `t.${type}()`;
    if (typeof type === 'function') return `t.ref(${named(type)})`;
    const [[collection, child]] = Object.entries(type);
    return `t.${collection}(${named(child)})`;
  };
  write(root);
  return `import { schema, t } from '@colyseus/schema';\n\n${[...written.values()].join('\n\n')}\n`;
}

const target = resolve(process.argv[2] ?? new URL('../docs/clients', import.meta.url).pathname);
const folder = mkdtempSync(join(tmpdir(), 'missionboard-classes-'));
try {
  mkdirSync(target, { recursive: true });
  writeFileSync(join(folder, 'state.ts'), flatSource(MissionRoomState));
  // In a folder of its own: in the project's, npm would take the project's compiler.
  for (const [language, ...more] of [['csharp', '--namespace', 'Missionboard'], ['gdscript']])
    execFileSync(
      'npx',
      [
        '--yes',
        ...PACKAGES,
        'schema-codegen',
        'state.ts',
        `--${language}`,
        '--bundle',
        '--output',
        join(target, language),
        ...more,
      ],
      { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
