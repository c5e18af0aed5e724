/**
 * Makes the client's package, compiled and with types: `npm run client:pack [folder]`, dist by default.
 * Prints the path of the tarball.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = resolve(process.argv[2] ?? join(root, 'dist'));
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dependencies = Object.fromEntries(
  ['@colyseus/sdk', 'zod'].map((name) => [name, project.dependencies[name]]),
);

const manifest = {
  name: 'missionboard-client',
  version: project.version,
  description: 'The client of the Missionboard mission server, for browsers and Node.',
  license: project.license,
  type: 'module',
  sideEffects: false,
  exports: { '.': { types: './client/index.d.ts', default: './client/index.js' } },
  engines: { node: '>=22.17' },
  dependencies,
};

/** Declarations keep the names of the sources, which are not in the package. */
function nameWhatIsThere(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/((?:from |import\()["']\.[^"']+)\.ts(["'])/g, '$1.js$2'));
  }
}

const folder = mkdtempSync(join(tmpdir(), 'missionboard-client-'));
try {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', join(root, 'client/tsconfig.json'), '--outDir', folder], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  nameWhatIsThere(folder);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(root, 'docs/clients.md'), join(folder, 'README.md'));
  mkdirSync(target, { recursive: true });
  const [tarball] = execFileSync('npm', ['pack', '--silent', '--pack-destination', target], { cwd: folder })
    .toString()
    .trim()
    .split('\n');
  console.log(join(target, tarball));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
