import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { ROOT, textOf } from './documents.ts';

const PRINTED_URL = 'http://127.0.0.1:2567';
const SHELL = existsSync('/bin/dash') ? '/bin/dash' : '/bin/sh';
const blocksOf = (mark: string) =>
  [
    ...textOf('docs/your-own-game.md').matchAll(
      new RegExp(`<!-- ${mark} -->\\n\`\`\`sh\\n([\\s\\S]*?)\`\`\``, 'g'),
    ),
  ].map((match) => match[1]!);

/** Runs a script as one session of a reader: a failing command ends it. */
function shell(script: string, cwd: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(SHELL, ['-eu', '-c', script], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, output }));
  });
}

it('the starter content is empty but for a faction, and has nothing to warn of', async () => {
  const content = await loadContent(join(ROOT, 'content-starter'));
  expect(content.factions).toHaveLength(1);
  expect([
    content.missions,
    content.templates,
    content.dailyPools,
    content.galaxy.sectors,
    content.warnings,
  ]).toEqual(Array(5).fill([]));
});

describe('a game of one’s own, as the document prints it', () => {
  const { dir, remove } = tempDir();
  let server: SpawnedServer | undefined;
  let checked: { code: number | null; output: string };
  let played: { code: number | null; output: string };
  let printed: string[];

  beforeAll(async () => {
    // The reader stands in this repository's folder; what is made there stays out of it here.
    cpSync(join(ROOT, 'content-starter'), join(dir, 'content-starter'), { recursive: true });
    for (const name of ['package.json', 'src', 'node_modules'])
      symlinkSync(join(ROOT, name), join(dir, name));
    checked = await shell(blocksOf('tested: content').join('\n'), dir);
    const env = parseEnv(readFileSync(join(dir, 'my-game.env'), 'utf8'));
    server = await spawnServer({
      ...env,
      CONTENT_DIR: join(dir, env.CONTENT_DIR!),
      DATA_DIR: join(dir, env.DATA_DIR!),
      LOG_LEVEL: 'warn',
    });
    const { url } = server;
    const script = blocksOf('tested').map((block) => block.replaceAll(PRINTED_URL, url));
    played = await shell(script.join('\necho ---\n'), dir);
    printed = played.output.split('---\n');
  });
  afterAll(async () => {
    await server?.stop();
    remove();
  });

  it('its content passes the check', () => {
    expect(checked.output).toMatch(/^1 factions, 1 missions, 0 sectors/);
    expect(checked.code).toBe(0);
  });

  it('the server says that the map lacks what the mission names', () => {
    expect(server?.output()).toContain(
      'Offered nowhere, since the map lacks their places: first-ore (sector 1002)',
    );
  });

  it('every command succeeds', () => {
    expect(played).toMatchObject({ code: 0, output: expect.any(String) });
    expect(printed).toHaveLength(4);
  });

  it.each([
    [0, 'a token that one signs oneself is let in, and nothing is offered yet', /"missions":\[\]/],
    [1, 'the map is taken in two calls', /"sectors":2,"warps":2.*"warnings":\[\]/],
    [1, 'with it the mission is offered', /^offered: [0-9a-f-]{36}$/m],
    [2, 'the event moves it, without a warning', /"accepted":1.*"moved":1,"warnings":\[\]/],
    [2, 'the claim is paid', /^5000$/m],
    [
      3,
      'the wallet has it once, however often it looks',
      /^\{ '([0-9a-f-]{36})': 5000 \}\n\{ '\1': 5000 \}$/m,
    ],
  ])('step %i: %s', (step, _, expected) => {
    expect(printed[step]).toMatch(expected);
  });
});
