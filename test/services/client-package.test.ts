import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, section } from '../docs/documents.ts';
import { type RunningServer, runningServer } from '../support/running-server.ts';
import { tempDir } from '../support/spawned-server.ts';

const run = promisify(execFile);
const folder = tempDir();
const game = /```ts\n([\s\S]+?)```/.exec(section('docs/clients.md', 'A game in ten lines'))![1]!;
let server: RunningServer;

const settings = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024'],
    module: 'nodenext',
    strict: true,
    noEmit: true,
    typeRoots: [join(ROOT, 'node_modules/@types')],
    types: ['node'],
  },
  files: ['game.ts'],
};

beforeAll(async () => {
  server = await runningServer();
  const { stdout } = await run(process.execPath, ['client/pack.mjs', folder.dir], { cwd: ROOT });
  writeFileSync(join(folder.dir, 'package.json'), '{"name": "a-game", "private": true, "type": "module"}');
  writeFileSync(join(folder.dir, 'tsconfig.json'), JSON.stringify(settings));
  writeFileSync(join(folder.dir, 'game.ts'), game);
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', stdout.trim()];
  await run('npm', install, { cwd: folder.dir });
});
afterAll(async () => {
  await server?.end();
  folder.remove();
});

/** Errors of the compiler about a file of the folder; it says them on stdout. */
const check = () =>
  run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder.dir]).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  );

describe('the client’s package in a folder of its own', () => {
  it('has types that a strict game compiles against, DOM or not', async () => {
    expect(await check()).toBe('');
    writeFileSync(join(folder.dir, 'game.ts'), game.replace('offer.id', 'offer.idd'));
    expect(await check()).toContain("Property 'idd' does not exist");
    writeFileSync(join(folder.dir, 'game.ts'), game);
  });

  it('plays the game of the documents', async () => {
    const { stdout, stderr } = await run(process.execPath, ['game.ts', server.url], {
      cwd: folder.dir,
      timeout: 60_000,
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^\d+ credits\n$/);
  });
});
