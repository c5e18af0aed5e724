import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';
import { contentDir, missionFile, mistakesOf, soundMission, warningsOf } from './content-dir.ts';

const mission = soundMission.join('\n');
/** The sound mission with one line of its own, each time under another code. */
const titled = (title: string | Buffer) => {
  const [before, after] = mission.split('Sound\n  desc') as [string, string];
  return Buffer.concat([Buffer.from(before), Buffer.from(title), Buffer.from(`\n  desc${after}\n`)]);
};

describe('bytes that are no content are named with file, line and what to do', () => {
  it.each([
    [
      'a byte order mark',
      Buffer.from(`\ufeff${mission}`),
      'missions/a.yaml:1: the file begins with a byte order mark (BOM): save it as UTF-8 without one',
    ],
    [
      'UTF-16',
      Buffer.from(`\ufeff${mission}`, 'utf16le'),
      'missions/a.yaml:1: the file is in UTF-16: save it as UTF-8',
    ],
    [
      'Latin-1',
      titled(Buffer.from('Caf\u00e9', 'latin1')),
      'missions/a.yaml:3: this line is not in UTF-8, perhaps in Latin-1 (Windows-1252): save the file as UTF-8',
    ],
    [
      'a NUL character',
      titled('"a\\0b"'),
      'missions/a.yaml:3: title: text with a NUL character or half a surrogate pair',
    ],
    [
      'half a surrogate pair',
      titled('"a\\ud800b"'),
      'missions/a.yaml:3: title: text with a NUL character or half a surrogate pair',
    ],
  ])('%s', async (_, bytes, line) => {
    expect(await mistakesOf({ 'missions/a.yaml': bytes })).toEqual([line]);
  });

  it.each([
    ['factions.yaml', Buffer.from('\ufeff[]'), /^factions\.yaml:1: .*BOM/],
    ['galaxy.json', Buffer.from('\ufeff{}'), /^galaxy\.json:1: .*BOM/],
    [
      'galaxy.json',
      Buffer.from('{"regions":[\n{"id":"a\\u0000","name":"A"}]}'),
      /^galaxy\.json:2: regions\.0\.id: text with a NUL/,
    ],
    ['templates/survey.yaml', Buffer.from([0x61, 0x0a, 0xe9]), /^templates\/survey\.yaml:2: .*UTF-8/],
    ['dailies/trade.yaml', Buffer.from([0xff, 0xfe, 0x61, 0]), /^dailies\/trade\.yaml:1: .*UTF-16/],
  ])('in %s as well', async (name, bytes, words) => {
    expect((await mistakesOf({ [name]: bytes })).join('\n')).toMatch(new RegExp(words.source, 'm'));
  });

  it('text beyond ASCII is content', async () => {
    expect(await mistakesOf({ 'missions/a.yaml': titled('Zoë’s “café” 🚀') })).toEqual([]);
  });
});

describe('aliases', () => {
  const pay = (uses: number, per = 1) =>
    `x: &pay { kind: cargo, code: ore, quantity: 1 }\ny:\n${'  - *pay\n'.repeat(uses * per)}`;

  it('of what they stand in are refused', async () => {
    const lines = await mistakesOf({ 'missions/a.yaml': `${mission}\n  item_rewards: &all\n    - *all\n` });
    expect(lines).toEqual(['missions/a.yaml:11: *all stands inside what &all names: it would hold itself']);
  });

  it('are refused beyond a hundred uses of one anchor, at the use too many', async () => {
    expect(await mistakesOf({ 'missions/a.yaml': pay(120) })).toEqual([
      'missions/a.yaml:103: the anchor &pay is used more than 100 times: write it out, or split the file',
    ]);
    expect(await mistakesOf({ 'missions/a.yaml': pay(100) })).toEqual(['missions/a.yaml:1: expected a list']);
  });

  it('of aliases of aliases are refused before they unfold', async () => {
    const levels = Array.from({ length: 8 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`);
    const bomb = `l0: &l0 x\n${levels.join('\n')}\n`;
    expect(await mistakesOf({ 'missions/a.yaml': bomb })).toEqual([
      'missions/a.yaml:1: its aliases unfold to too much: write some of them out',
    ]);
  });

  it('of anchors elsewhere in the file are content', async () => {
    const text = `${mission}\n  item_rewards: &pay\n    - { kind: special, code: a, quantity: 1 }\n${mission.replace('code: sound', 'code: other')}\n  item_rewards: *pay\n`;
    expect(await mistakesOf({ 'missions/a.yaml': text })).toEqual([]);
  });

  it('a tag that nobody knows, and nesting without end, are mistakes', async () => {
    expect(await mistakesOf({ 'missions/a.yaml': '- code: !money sound\n' })).toEqual([
      expect.stringMatching(/^missions\/a\.yaml:1: Unresolved tag: !money/),
    ]);
    const deep = '['.repeat(20_000);
    expect((await mistakesOf({ 'missions/a.yaml': deep }))[0]).toBe('missions/a.yaml:1: nested too deeply');
  });
});

describe('files', () => {
  const other = (code: string) => mission.replace('code: sound', `code: ${code}`);

  it('in folders and with any spelling of the ending are read', async () => {
    const { dir, remove } = contentDir({
      'missions/a.yaml': mission,
      'missions/b.YAML': other('b'),
      'missions/c.Yml': other('c'),
      'missions/guild/deep/d.yaml': other('d'),
    });
    const { missions } = await loadContent(dir);
    remove();
    expect(missions.map((m) => m.code).toSorted()).toEqual(['b', 'c', 'd', 'sound']);
  });

  it('in folders are checked, with their path', async () => {
    expect(await mistakesOf({ 'missions/guild/a.yaml': mission.replace('100', 'lots') })).toEqual([
      'missions/guild/a.yaml:6: credit_reward: expected number, received string',
    ]);
  });

  it('that nothing reads are warned of, hidden ones apart', async () => {
    const files = {
      ...missionFile(),
      'missions/notes.txt': 'x',
      'missions/old.yaml.bak': mission,
      'missions/.hidden': 'x',
      'goods.yml': '[]',
      'README.md': 'x',
    };
    expect(await warningsOf(files)).toEqual([
      'goods.yml: is not read: only factions.yaml, galaxy.json, missions, templates, dailies are',
      'missions/notes.txt: is not read: content files end in .yaml or .yml',
      'missions/old.yaml.bak: is not read: content files end in .yaml or .yml',
    ]);
  });

  it('behind links that lead nowhere or round and round are said aloud', async () => {
    const { dir, remove } = contentDir(missionFile());
    mkdirSync(join(dir, 'missions/loop'));
    symlinkSync('.', join(dir, 'missions/loop/again'));
    symlinkSync('gone.yaml', join(dir, 'missions/link.yaml'));
    writeFileSync(join(dir, 'missions/loop/b.yaml'), other('b'));
    const error = await loadContent(dir).catch((e: Error) => e);
    remove();
    expect(String(error)).toMatch(/missions\/link\.yaml: cannot be read: there is no such file/);
    expect(String(error)).toMatch(/too many folders in one another/);
  });
});
