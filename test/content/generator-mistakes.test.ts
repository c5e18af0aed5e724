import { describe, expect, it } from 'vitest';
import { mistakesOf } from './content-dir.ts';

const template = `code: hauling
rule: delivery
weight: 5
mission_type: cargo_delivery
issuers:
  - { faction: mercantile_guild }
activity: [trade]
max_warps: 8
ranges:
  commodities: [ore]
  units: { min: 10, max: 20 }
reward: { base: 1000, per_warp: 100, most: 9000 }
time: { minutes: 30, seconds_per_warp: 90 }
texts:
  titles: ['{target}']
  descriptions: ['Bring it to {target}.']
`;
const file = 'templates/hauling.yaml';

/** The template with some text replaced; the text must be there. */
function spoiled(from: string, to: string): Record<string, string> {
  if (!template.includes(from)) throw new Error(`no ${from} in the template`);
  return { [file]: template.replace(from, to) };
}

describe('a template that is right', () => {
  it('loads', async () => {
    expect(await mistakesOf({ [file]: template })).toEqual([]);
  });
});

describe('a mistake in a template is named with file, line and field', () => {
  const sorts: [what: string, from: string, to: string, line: string][] = [
    ['a weight of nothing', 'weight: 5', 'weight: 0', ':3: weight: Too small: expected number to be >0'],
    [
      'a text for a number',
      'max_warps: 8',
      'max_warps: far',
      ':8: max_warps: expected number, received string',
    ],
    [
      'a field that does not exist',
      'max_warps: 8',
      'max_warps: 8\nmax_wraps: 8',
      ':9: max_wraps: unknown field',
    ],
    [
      'a name in camelCase',
      'max_warps',
      'maxWarps',
      ':8: max_warps: names of fields are written in snake_case',
    ],
    ['an unknown issuer', 'mercantile_guild', 'martians', ':6: issuers.0.faction: unknown faction martians'],
    ['a range the wrong way round', 'min: 10', 'min: 30', ':11: ranges.units: '],
    ['ranges of another rule', 'units:', 'npcs:', ':11: ranges.npcs: unknown field'],
    [
      'a word that its rule does not give',
      "titles: ['{target}']",
      "titles: ['{npc}']",
      ':14: texts: unknown words: npc',
    ],
    ['an unknown rule', 'rule: delivery', 'rule: teleport', ':2: rule: unknown rule; one of '],
    [
      'a board that nobody issues',
      'issuers:\n  - { faction: mercantile_guild }',
      'issuers: []\nuses: [board]',
      ':5: issuers: a board has an issuer',
    ],
    [
      'less time than a warp takes',
      'seconds_per_warp: 90',
      'seconds_per_warp: 30',
      ':13: time.seconds_per_warp: ',
    ],
    ['a code that another file has', 'code: hauling', 'code: survey', ': code: survey is already in '],
  ];
  it.each(sorts)('%s', async (_, from, to, line) => {
    const found = await mistakesOf(spoiled(from, to));
    expect(found.join('\n')).toContain(line);
    expect(found.every((mistake) => mistake.startsWith('templates/'))).toBe(true);
  });
});

const pool = (slot: string, variants: string[]) => `slot: ${slot}
mission_type: trade
faction_id: mercantile_guild
variants:
${variants.map(variant).join('')}`;
const variant = (code: string) => `  - code: ${code}
    objective: { kind: trade, amount: { param: count, range: { min: 2, max: 4 } } }
    reward: { base: 1000, per_amount: 100, reputation: 5 }
    texts: { titles: [Trade], descriptions: ['Trade {amount} times.'] }
`;
const sound = pool('trade', ['a', 'b', 'c', 'd']);
const trade = 'dailies/trade.yaml';

describe('a mistake in a pool of daily quests is named with file, line and field', () => {
  it('none', async () => {
    expect(await mistakesOf({ [trade]: sound })).toEqual([]);
  });

  it.each([
    ['too few variants', pool('trade', ['a', 'b', 'c']), ':4: variants: Too small'],
    ['a variant twice', pool('trade', ['a', 'b', 'c', 'a']), ':4: variants: each code once'],
    ['an unknown slot', sound.replace('slot: trade', 'slot: naps'), ':1: slot: Invalid option'],
    [
      'an unknown faction',
      sound.replace('mercantile_guild', 'martians'),
      ':3: faction_id: unknown faction martians',
    ],
    [
      'params that no objective has',
      sound.replace('param: count', 'param: often'),
      ':6: variants.0.objective: no objective of kind trade has these params',
    ],
    [
      'an unknown kind',
      sound.replace('kind: trade', 'kind: nap'),
      ':6: variants.0.objective: no objective of kind nap',
    ],
    [
      'an unknown word',
      sound.replace('{amount}', '{target}'),
      ':8: variants.0.texts: the only word is {amount}',
    ],
    [
      'too much standing',
      sound.replace('reputation: 5', 'reputation: 300'),
      ':7: variants.0.reward.reputation: Too big',
    ],
  ])('%s', async (_, text, line) => {
    const found = await mistakesOf({ [trade]: text });
    expect(found[0]).toContain(`dailies/trade.yaml${line}`);
  });

  it('a slot that has no pool, and one that has two', async () => {
    expect(await mistakesOf({ 'dailies/social.yaml': null })).toEqual([
      'dailies:1: no pool for the slot social',
    ]);
    expect(await mistakesOf({ 'dailies/more.yaml': sound })).toEqual([
      'dailies/trade.yaml:2: slot: trade is already in dailies/more.yaml',
    ]);
  });
});

describe('the world events of the galaxy', () => {
  it('are where the map has a sector and a region', async () => {
    const galaxy = `{
  "world_events": [
    { "id": "e", "kind": "distress_beacon", "region_id": "r", "sector_id": 1, "starts_at": 0, "ends_at": 1 }
  ]
}`;
    expect(await mistakesOf({ 'galaxy.json': galaxy })).toEqual([
      'galaxy.json:3: world_events.0.region_id: unknown: r',
      'galaxy.json:3: world_events.0.sector_id: unknown: 1',
    ]);
  });
});
