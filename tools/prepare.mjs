// What an installation makes besides packages: the panel, and a picture of the empty embedded database.
// Plain JavaScript of any Node, because the one that runs it may be old: each job has a process of its
// own, on the Node that was installed. Leaves silently where it cannot do a job: without the panel's build
// tools, without the sources, without a Node that knows types.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = `${root}node_modules/node/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`;
const node = existsSync(installed) ? installed : process.execPath;
const forProduction =
  process.env.NODE_ENV === 'production' || /\bdev\b/.test(process.env.npm_config_omit ?? '');

/** Runs a script to its end; its exit code, 0 where there is no such script. */
const run = (script, stdio) =>
  new Promise((resolve) => {
    if (!existsSync(root + script)) return resolve(0);
    const child = spawn(node, [script], { cwd: root, stdio });
    child.once('error', () => resolve(0));
    child.once('close', (code) => resolve(code ?? 0));
  });

const [panel] = await Promise.all([
  run('panel/build.mjs', 'inherit'),
  // Production has no embedded database, and without the picture the first start is only slower.
  forProduction ? 0 : run('src/persistence/make-image.ts', 'ignore'),
]);
process.exitCode = panel;
