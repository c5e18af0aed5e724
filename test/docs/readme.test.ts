import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SpawnedServer, spawnServer, tempDir } from '../support/spawned-server.ts';
import { documents, textOf } from './documents.ts';

const README = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');
/** The plainest shell that readers have: what runs here runs in bash and zsh as well. */
const SHELL = existsSync('/bin/dash') ? '/bin/dash' : '/bin/sh';
const PRINTED_URL = 'http://127.0.0.1:2567';

/** The shell blocks that the README promises to work as printed. */
const blocks = [...README.matchAll(/<!-- tested -->\n```sh\n([\s\S]*?)```/g)].map((match) => match[1]!);

/** Runs a script as one session of a reader: a failing command ends it. */
function shell(script: string, cwd: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(SHELL, ['-eu', '-c', script], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (text: Buffer) => {
    output += text.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, output }));
  });
}

describe('the tour of the README, as printed, in one session', () => {
  const { dir, remove } = tempDir();
  let server: SpawnedServer;
  let printed: string[];
  let code: number | null;

  beforeAll(async () => {
    // A server as `npm start` makes it: the shipped limits and secrets of its own.
    const shipped = { JWT_SECRET: '', SERVICE_TOKEN: '', ADMIN_TOKEN: '', RATE_LIMIT: '' };
    server = await spawnServer({ ...shipped, DATA_DIR: join(dir, 'data') });
    const script = blocks.map((block) => block.replaceAll(PRINTED_URL, server.url)).join('\necho ---\n');
    const ran = await shell(script, dir);
    code = ran.code;
    printed = ran.output.split('---\n');
  });
  afterAll(async () => {
    await server.stop();
    remove();
  });

  it('has its six steps and every command of them succeeds', () => {
    expect(blocks).toHaveLength(6);
    expect(blocks.every((block, i) => i > 0 || block.includes(PRINTED_URL))).toBe(true);
    expect({ code, steps: printed.length, printed }).toMatchObject({ code: 0, steps: 6 });
  });

  it.each([
    [1, 'lists the board', /^Curtains for Vega Terrace: 6500 credits$/m],
    [2, 'shows what is to be done', /^Deliver 12 luxury goods to Vega Terrace$/m],
    [2, 'refuses the early claim', /code: 'mission\/objectives_unmet'/],
    [3, 'takes the event', /\{"accepted":1,"duplicates":0,"rejected":\[\],"moved":1,"warnings":\[\]\}/],
    [4, 'pays', /credits: 6500/],
    [4, 'shows the journal', /'rewarded: Curtains for Vega Terrace'/],
  ])('step %i %s', (step, _, expected) => {
    expect(printed[step]).toMatch(expected);
  });

  it('pays one of ten claims at once', () => {
    const answers = printed[5]!.match(/claim: \d+/g)!.sort();
    expect(answers).toEqual(['claim: 200', ...Array<string>(9).fill('claim: 409')]);
  });
});

it.each(documents.filter((path) => /^```sh$/m.test(textOf(path))))(
  'every shell block of %s is read by the plainest shell',
  (path) => {
    for (const [, block] of textOf(path).matchAll(/^```sh\n([\s\S]*?)```/gm)) {
      const { status, stderr } = spawnSync(SHELL, ['-n'], { input: block, encoding: 'utf8' });
      expect({ block, status, stderr }).toEqual({ block, status: 0, stderr: '' });
      expect(block).not.toMatch(/<<<|\[\[|\bfunction \w+|\$'|&>|\bsource /);
    }
  },
);

it('the README names scripts that package.json has', () => {
  const { scripts } = JSON.parse(
    readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { scripts: Record<string, string> };
  const named = [...README.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});
