import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';
import { missionFile, mistakesOf, soundMission } from './content-dir.ts';

const mission = soundMission.join('\n');

describe('content that is right', () => {
  it('loads', async () => {
    expect(await mistakesOf(missionFile())).toEqual([]);
  });
});

describe('a mistake in the shape of a mission is named with file, line and field', () => {
  const sorts: [what: string, from: string | RegExp, to: string, line: string][] = [
    [
      'a text for a number',
      'credit_reward: 100',
      'credit_reward: lots',
      'missions/a.yaml:6: credit_reward: expected number, received string',
    ],
    [
      'a missing field, at its mission',
      /^ {2}title.*\n/m,
      '',
      'missions/a.yaml:1: title: expected string, but it is missing',
    ],
    [
      'a missing code',
      '- code: sound\n  faction_id',
      '- faction_id',
      'missions/a.yaml:1: code: expected string, but it is missing',
    ],
    [
      'a field that does not exist',
      'credit_reward',
      'credit_rewards',
      'missions/a.yaml:6: credit_rewards: unknown field',
    ],
    [
      'a name in camelCase',
      'credit_reward',
      'creditReward',
      'missions/a.yaml:6: credit_reward: names of fields are written in snake_case',
    ],
    [
      'an unknown mission type',
      'cargo_delivery',
      'sightseeing',
      expect.stringMatching(/^missions\/a\.yaml:5: mission_type: Invalid option/),
    ],
    [
      'a field that the type needs',
      /^ {2}cargo_quantity.*$/m,
      '',
      'missions/a.yaml:1: cargo_quantity: a cargo_delivery mission that lists no objectives needs it',
    ],
  ];
  it.each(sorts)('%s', async (_, from, to, line) => {
    expect(await mistakesOf(missionFile([from, to]))).toEqual([line]);
  });

  it('an objective, down to the param', async () => {
    const objectives = '\n  objectives:\n    - kind: defeat\n      params:\n        count: none';
    expect(await mistakesOf({ 'missions/a.yaml': mission + objectives })).toEqual([
      'missions/a.yaml:13: objectives.0.params.count: expected number, received string',
    ]);
  });

  it('an objective of no known kind', async () => {
    const objectives = '\n  objectives:\n    - kind: juggle\n      params: {}';
    expect(await mistakesOf({ 'missions/a.yaml': mission + objectives })).toEqual([
      expect.stringMatching(/^missions\/a\.yaml:11: objectives\.0\.kind: unknown objective kind; one of /),
    ]);
  });
});

describe('a mission that names what does not exist', () => {
  it('an unknown issuer and target faction', async () => {
    const files = missionFile(
      ['terran_federation', 'terran_confederation'],
      ['  title', '  target_faction_id: nobody\n  title'],
    );
    expect(await mistakesOf(files)).toEqual([
      'missions/a.yaml:2: faction_id: unknown faction terran_confederation',
      'missions/a.yaml:3: target_faction_id: unknown faction nobody',
    ]);
  });

  it('unknown factions and sectors inside objectives', async () => {
    const objectives = `
  objectives:
    - kind: defeat
      params: { count: 1, opponent: { faction: martians } }
    - kind: courier
      params: { from_faction: terran_federation, to_faction: venusians, sector_id: 9001 }
    - kind: visit_sector
      params: { sector_ids: [1, 9002] }`;
    expect((await mistakesOf({ 'missions/a.yaml': mission + objectives })).toSorted()).toEqual([
      'missions/a.yaml:12: objectives.0.params.opponent.faction: unknown faction martians',
      'missions/a.yaml:14: objectives.1.params.to_faction: unknown faction venusians',
      'missions/a.yaml:14: objectives.1.params: unknown sector 9001',
      'missions/a.yaml:16: objectives.2.params: unknown sector 9002',
    ]);
  });

  it('an unknown opponent faction, target sector and region', async () => {
    const files = missionFile(
      ['target_sector_id: 1', 'target_sector_id: 9001'],
      [
        'cargo_quantity: 5',
        'cargo_quantity: 5\n  region_id: atlantis\n  target_opponent: { faction: martians }',
      ],
    );
    expect(await mistakesOf(files)).toEqual([
      'missions/a.yaml:7: target_sector_id: unknown sector 9001',
      'missions/a.yaml:11: target_opponent.faction: unknown faction martians',
      'missions/a.yaml:10: region_id: unknown region atlantis',
    ]);
  });

  it('a requirement of an unknown mission', async () => {
    const requires = '\n  requires:\n    all:\n      - code: unheard-of\n        outcome: rewarded';
    expect(await mistakesOf({ 'missions/a.yaml': mission + requires })).toEqual([
      'missions/a.yaml:12: requires.all.0.code: unknown mission unheard-of',
    ]);
  });

  it('no cascade: a requirement of a mission that has another mistake is known', async () => {
    const broken = mission.replace('credit_reward: 100', 'credit_reward: lots');
    const requires = mission
      .replace('code: sound', 'code: after')
      .concat('\n  requires: { all: [{ code: sound, outcome: rewarded }] }');
    expect(await mistakesOf({ 'missions/a.yaml': `${broken}\n${requires}` })).toEqual([
      'missions/a.yaml:6: credit_reward: expected number, received string',
    ]);
  });

  it('a code that another file has already', async () => {
    expect(await mistakesOf({ 'missions/a.yaml': mission, 'missions/b.yaml': `\n${mission}` })).toEqual([
      'missions/b.yaml:2: code: sound is already at missions/a.yaml:1',
    ]);
  });
});

describe('files that cannot be used', () => {
  it('a directory that is not there', async () => {
    await expect(loadContent('no/such/content')).rejects.toThrow(
      'no/such/content: cannot be read: there is no such file or directory',
    );
  });

  it.each(['factions.yaml', 'galaxy.json', 'missions'])('%s is missing', async (name) => {
    expect(await mistakesOf({ ...missionFile(), [name]: null })).toEqual([
      `${name}: cannot be read: there is no such file or directory`,
    ]);
  });

  it.each(['', '   \n', '# only a comment\n'])('an empty file: %j', async (text) => {
    expect(await mistakesOf({ 'missions/a.yaml': text })).toEqual(['missions/a.yaml:1: the file is empty']);
  });

  it('a file that holds no list', async () => {
    expect(await mistakesOf({ 'missions/a.yaml': 'code: lonely\n' })).toEqual([
      'missions/a.yaml:1: expected a list',
    ]);
  });

  it('broken YAML', async () => {
    const found = await mistakesOf({ 'missions/a.yaml': `${mission}\n  title: Twice\n` });
    expect(found).toEqual(['missions/a.yaml:10: Map keys must be unique']);
  });

  it('an alias of nothing', async () => {
    const found = await mistakesOf(missionFile(['title: Sound', 'title: *nothing']));
    expect(found).toEqual([expect.stringMatching(/^missions\/a\.yaml:\d+: Unresolved alias.*nothing/)]);
  });

  it('broken JSON', async () => {
    const found = await mistakesOf({ 'galaxy.json': '{\n  "regions": [\n    {"id": }\n  ]\n}\n' });
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(/^galaxy\.json:[1-5]: /);
  });
});

describe('factions and the galaxy', () => {
  const faction =
    '- code: a\n  name: A\n  stance: neutral\n  colours: ["#112233", "#445566"]\n  description: A.\n';

  it('a faction twice, a colour that is none', async () => {
    const files = { 'factions.yaml': faction + faction.replace('#445566', 'beige') + faction };
    expect(await mistakesOf(files)).toEqual([
      'factions.yaml:9: colours.1: a colour such as #0066CC',
      'factions.yaml:11: code: a is there twice',
    ]);
  });

  it('no cascade: factions with a mistake do not make those of missions unknown', async () => {
    const files = { ...missionFile(), 'factions.yaml': faction.replace('#445566', 'beige') };
    expect(await mistakesOf(files)).toEqual(['factions.yaml:4: colours.1: a colour such as #0066CC']);
  });

  it('a sector of an unknown cluster, a warp to nowhere, an id twice', async () => {
    const galaxy = `{
  "regions": [{ "id": "r", "name": "R" }],
  "clusters": [{ "id": "c", "name": "C", "region_id": "r", "type": "STANDARD" }],
  "sectors": [
    { "id": 1, "name": "One", "type": "STANDARD", "cluster_id": "c", "region_id": "r", "security": 5, "x": 0, "y": 0 },
    { "id": 1, "name": "Two", "type": "STANDARD", "cluster_id": "d", "region_id": "r", "security": 5, "x": 0, "y": 0 }
  ],
  "warps": [
    { "from": 1, "to": 3 }
  ]
}`;
    expect(await mistakesOf({ 'galaxy.json': galaxy })).toEqual([
      'galaxy.json:6: sectors.1.id: 1 is there twice',
      'galaxy.json:6: sectors.1.cluster_id: unknown: d',
      'galaxy.json:9: warps.0.to: unknown: 3',
    ]);
  });

  it('a shape that does not fit', async () => {
    const found = await mistakesOf({
      'galaxy.json': '{\n  "warps": [\n    { "from": "Sol", "to": 3 }\n  ]\n}',
    });
    expect(found).toEqual(['galaxy.json:3: warps.0.from: expected number, received string']);
  });

  it('lists the mistakes of all files at once', async () => {
    const files = { ...missionFile(['credit_reward: 100', 'credit_reward: lots']), 'factions.yaml': null };
    expect(await mistakesOf(files)).toEqual([
      'factions.yaml: cannot be read: there is no such file or directory',
      'missions/a.yaml:6: credit_reward: expected number, received string',
    ]);
  });
});
