import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runToEnd } from '../support/spawned-server.ts';

const temp = mkdtempSync(join(tmpdir(), 'missionboard-test-'));
afterAll(() => rmSync(temp, { recursive: true, force: true }));

const bots = (...args: string[]) => runToEnd('bots/main.ts', { TMPDIR: temp }, args);

describe('npm run bots', () => {
  it('plays on a server of its own, sums up for machines, and leaves nothing behind', async () => {
    const ran = await bots('--players', '4', '--minutes', '0.1', '--seed', '7', '--json');

    const summary = JSON.parse(ran.stdout);
    expect(summary.difference).toBeUndefined();
    expect(summary).toMatchObject({ seed: 7, players: 4, audit: expect.stringMatching(/all hold/) });
    expect(summary.commands.accept).toBeGreaterThan(0);
    expect(ran.code).toBe(0);
    expect(readdirSync(temp)).toEqual([]);
  });

  it('repeats a run turn by turn', async () => {
    const ran = await bots('--players', '2', '--minutes', '0.2', '--seed', '3', '--replay');

    expect(ran.stdout).toMatch(/books {5}all agree/);
    expect(ran.code).toBe(0);
  });

  it('says in one line what is wrong with how it was called, and ends with 2', async () => {
    const ran = await bots('--players', 'many');

    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(/^The bots cannot play: --players many: [^\n]+\n$/);
  });
});
