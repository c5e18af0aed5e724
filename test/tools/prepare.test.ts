import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tempDir } from '../support/spawned-server.ts';

const PREPARE = fileURLToPath(new URL('../../tools/prepare.mjs', import.meta.url));

let temp: ReturnType<typeof tempDir>;
beforeEach(() => {
  temp = tempDir();
  mkdirSync(join(temp.dir, 'tools'));
  copyFileSync(PREPARE, join(temp.dir, 'tools', 'prepare.mjs'));
});
afterEach(() => temp.remove());

/** A script of the project's, which notes that it ran. */
function script(path: string, text = ''): void {
  const file = join(temp.dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `import { writeFileSync } from 'node:fs';\nwriteFileSync('${file}.ran', '');\n${text}`);
}
const ran = (path: string) => existsSync(join(temp.dir, `${path}.ran`));

function prepare(env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['tools/prepare.mjs'], {
    cwd: temp.dir,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

const PANEL = 'panel/build.mjs';
const IMAGE = 'src/persistence/make-image.ts';

describe('what an installation prepares', () => {
  it('is nothing, without a word, where nothing of the project is there yet', async () => {
    expect(await prepare()).toEqual({ code: 0, said: '' });
  });

  it('is the panel and the picture of the empty database', async () => {
    script(PANEL);
    script(IMAGE, 'const typed: number = 1; console.log(typed);');
    expect(await prepare()).toEqual({ code: 0, said: '' });
    expect([ran(PANEL), ran(IMAGE)]).toEqual([true, true]);
  });

  it.each([{ npm_config_omit: 'dev' }, { NODE_ENV: 'production' }])(
    'leaves the picture out for %o',
    async (env) => {
      script(PANEL);
      script(IMAGE);
      expect(await prepare(env)).toEqual({ code: 0, said: '' });
      expect([ran(PANEL), ran(IMAGE)]).toEqual([true, false]);
    },
  );

  it('does not fail by a picture that cannot be made, and says nothing of it', async () => {
    script(IMAGE, "throw new Error('no room');");
    expect(await prepare()).toEqual({ code: 0, said: '' });
  });

  it('fails by a panel that cannot be built, and says why', async () => {
    script(PANEL, "throw new Error('wrong');");
    const { code, said } = await prepare();
    expect(code).toBe(1);
    expect(said).toContain('wrong');
  });

  it('is asked for by the installation', async () => {
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
    expect(manifest.scripts.prepare).toBe('node tools/prepare.mjs');
  });
});
