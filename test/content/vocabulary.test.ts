import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CARGO_COMMODITIES, CONTRABAND } from '../../src/objectives/kinds/params.ts';
import { CLUSTER_TYPES, SECTOR_TYPES } from '../../src/world/vocabulary.ts';
import { missionFile, mistakesOf, warningsOf } from './content-dir.ts';

const template = (from: string, to: string) => ({
  ...missionFile(),
  'templates/survey.yaml': readFileSync('content/templates/survey.yaml', 'utf8').replace(from, to),
});
const galaxy = (sectorType: string, clusterType = 'STANDARD', good = 'ore') => `{
  "regions": [{ "id": "r", "name": "R" }],
  "clusters": [{ "id": "c", "name": "C", "region_id": "r", "type": "${clusterType}" }],
  "sectors": [
    { "id": 1, "name": "One", "type": "${sectorType}", "cluster_id": "c", "region_id": "r", "security": 5, "x": 0, "y": 0 }
  ],
  "wrecks": [{ "id": "w", "sector_id": 1, "cargo": { "${good}": 1 } }]
}`;

describe('a word outside the vocabulary is warned of', () => {
  it.each([
    ['FRONTIER_OUTPOSTS', 'FRONTIER_OUTPOSTS: did you mean FRONTIER_OUTPOST?'],
    ['frontier_outpost', 'frontier_outpost: did you mean FRONTIER_OUTPOST?'],
    ['CRYSTAL_CAVES', 'CRYSTAL_CAVES: no word that is known here'],
  ])('in a template: %s', async (word, said) => {
    const files = template('except_types: [FORBIDDEN]', `cluster_types: [TRADE_HUB, ${word}]`);
    expect(await warningsOf(files)).toEqual([
      `templates/survey.yaml:13: ranges.places.cluster_types.1: ${said}`,
    ]);
  });

  it('in the map: types of sectors and clusters, and goods', async () => {
    expect(
      await warningsOf({ ...missionFile(), 'galaxy.json': galaxy('NEBULAE', 'TRADEHUB', 'fule') }),
    ).toEqual([
      'galaxy.json:5: sectors.0.type: NEBULAE: did you mean NEBULA?',
      'galaxy.json:3: clusters.0.type: TRADEHUB: did you mean TRADE_HUB?',
      'galaxy.json:7: wrecks.0.cargo.fule: fule: did you mean fuel?',
    ]);
  });

  it('but not in a template where the game’s own map has it', async () => {
    const files = {
      ...template('except_types: [FORBIDDEN]', 'except_types: [CRYSTAL_CAVES]'),
      'galaxy.json': galaxy('CRYSTAL_CAVES'),
    };
    expect((await warningsOf(files)).filter((line) => line.startsWith('templates/'))).toEqual([]);
  });

  it('what ships has none', async () => {
    expect(await warningsOf(missionFile())).toEqual([]);
  });
});

describe('a mistyped name is told with the one that was probably meant', () => {
  it.each([
    [
      ['cargo_delivery', 'cargo_delivry'],
      expect.stringMatching(
        /^missions\/a\.yaml:5: mission_type: Invalid option.*: did you mean cargo_delivery\?$/,
      ),
    ],
    [
      ['cargo_type: fuel', 'cargo_type: fule'],
      expect.stringMatching(/^missions\/a\.yaml:8: cargo_type: .*: did you mean fuel\?$/),
    ],
    [
      [
        'cargo_quantity: 5',
        'cargo_quantity: 5\n  objectives:\n    - kind: scan_sectr\n      params: { sector_id: 1 }',
      ],
      expect.stringMatching(
        /^missions\/a\.yaml:11: objectives\.0\.kind: unknown.*: did you mean scan_sector\?$/,
      ),
    ],
    [
      [
        'cargo_quantity: 5',
        'cargo_quantity: 5\n  objectives:\n    - kind: deliver_cargo\n      params: { sector_id: 1, commodity: gormet_food, units: 1 }',
      ],
      expect.stringMatching(/objectives\.0\.params\.commodity: .*: did you mean gourmet_food\?$/),
    ],
    [
      ['terran_federation', 'terran_federations'],
      'missions/a.yaml:2: faction_id: unknown faction terran_federations: did you mean terran_federation?',
    ],
    [
      ['cargo_quantity: 5', 'cargo_quantity: 5\n  region_id: terran_spase'],
      'missions/a.yaml:10: region_id: unknown region terran_spase: did you mean terran_space?',
    ],
    [
      [
        'cargo_quantity: 5',
        'cargo_quantity: 5\n  requires: { all: [{ code: tf-fumes, outcome: rewarded }] }\n- code: tf-fume\n  faction_id: pirates\n  title: A\n  description: A.\n  mission_type: social\n  objectives: [{ kind: socialize, params: { messages: 1 } }]',
      ],
      'missions/a.yaml:10: requires.all.0.code: unknown mission tf-fumes: did you mean tf-fume?',
    ],
  ] as [[string, string], unknown][])('%j', async (change, line) => {
    expect(await mistakesOf(missionFile(change))).toEqual([line]);
  });
});

it('the designers’ guide lists the vocabulary, all of it', () => {
  const guide = readFileSync('docs/content.md', 'utf8');
  const words = [...SECTOR_TYPES, ...CLUSTER_TYPES, ...CARGO_COMMODITIES, ...CONTRABAND];
  expect(words.filter((word) => !guide.includes(`\`${word}\``))).toEqual([]);
});
