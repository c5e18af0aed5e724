import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, runToEnd } from '../support/spawned-server.ts';
import { unusedPort } from './unused-port.ts';

/** The demo's own temporary folder, so that what it leaves behind can be seen. */
const temp = mkdtempSync(join(tmpdir(), 'missionboard-test-'));
afterAll(() => rmSync(temp, { recursive: true, force: true }));

const bare = async () => ({ PORT: String(await unusedPort()), TMPDIR: temp });

describe('the demo, where no server runs and no terminal is attached', () => {
  let ran: Ended;
  beforeAll(async () => {
    ran = await runToEnd('demo/main.ts', await bare());
  });

  it('ends well and says nothing on standard error', () => {
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  });

  it('removes the server and the data folder that it made', () => {
    expect(readdirSync(temp).filter((name) => name.startsWith('missionboard-demo-'))).toEqual([]);
  });

  it.each([
    ['the board', /Mission +From +Work +Credits +Standing\n/],
    ['what will be played', /\n {2}> .+cargo delivery +[\d,]+ +\+\d+\n/],
    ['the acceptance', /\. Accepting "/],
    ['a refusal with its numbers', /mission\/objectives_unmet\n[^\n]+\n[^\n]+: 0 of \d+/],
    ['an event of the game', /cargo_delivered +\d+ .+ unloaded in sector \d+/],
    ['a full bar', /\[#{24}\] +(\d+)\/\1 /],
    ['the pay', /credits +10,000 -> [\d,]+ +\(\+[\d,]+\)/],
    ['the standing before and after', /standing +0 \(Neutral\) -> \d+ \(\w+\)/],
    ['a second claim refused', /mission\/already_rewarded/],
    ['the second mission', /sector_scanned +the scanners map sector \d+/],
    ['the journal', /The journal\n[\s\S]+rewarded +.+ credits\n[\s\S]+rewarded +.+ credits\n/],
  ])('shows %s', (_, landmark) => {
    expect(ran.stdout).toMatch(landmark);
  });

  it('prints plain lines of at most 100 columns', () => {
    expect(ran.stdout).not.toContain('\u001b');
    expect(ran.stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});

describe('three claims at once', () => {
  it('pay once, whichever door is first', async () => {
    const { code, stdout, stderr } = await runToEnd('demo/three-doors.ts', await bare());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/ paid$/gm)).toHaveLength(1);
    expect(stdout.match(/refused: mission\/already_rewarded$/gm)).toHaveLength(2);
  });
});

describe('a server that does not answer', () => {
  it('is one clear line and a non-zero exit', async () => {
    const url = `http://127.0.0.1:${await unusedPort()}`;
    const { code, stderr } = await runToEnd('demo/main.ts', { MISSIONBOARD_URL: url });
    expect(code).toBe(1);
    expect(stderr).toBe(`The demo failed: No Missionboard answers at ${url} (MISSIONBOARD_URL).\n`);
  });
});
