import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fromWire } from '../../src/casing.ts';
import { ACTIVITY_TAGS } from '../../src/generation/activity.ts';
import { DAILY_SLOTS } from '../../src/generation/daily-pool-schema.ts';
import { templateSchema } from '../../src/generation/template-schema.ts';
import { templateRules } from '../../src/generation/templates/index.ts';
import { COMMON_WORDS } from '../../src/generation/templates/offer-template.ts';
import { kinds } from '../../src/objectives/kinds/index.ts';
import { worldGraph } from '../../src/world/world-graph.ts';
import { galaxy } from '../generation/content.ts';
import { aRequest, offersOf } from '../generation/given-world.ts';
import { mistakesOf } from './content-dir.ts';

const guide = readFileSync('docs/content.md', 'utf8');

/** The examples by the file that their first line says they would be. */
const examples: [file: string, text: string][] = [
  ...guide.matchAll(/^```yaml\n(# (\S+\.yaml)\n[\s\S]*?)^```$/gm),
].map((found) => [found[2]!, found[1]!]);

describe('the guide for designers', () => {
  it('has a complete example of a mission, objectives, a chain, a template and a daily', () => {
    expect(examples.map(([file]) => file)).toEqual([
      'missions/example-mission.yaml',
      'missions/example-objectives.yaml',
      'missions/example-chain.yaml',
      'templates/example_ice_run.yaml',
      'dailies/trade.yaml',
    ]);
    expect(guide.match(/^```yaml$/gm)).toHaveLength(examples.length);
  });

  it.each(examples)('%s loads as it stands', async (file, text) => {
    expect(await mistakesOf({ [file]: text })).toEqual([]);
  });

  it('has a template that finds work in the sample galaxy', () => {
    const [, text] = examples.find(([file]) => file.startsWith('templates/'))!;
    const template = templateSchema.parse(fromWire(parse(text)));
    const player = { ...aRequest(galaxy()).player, sectorId: 150, regionId: 'terran_space' };
    const request = aRequest(galaxy(), { templates: [template], player, graph: worldGraph(galaxy()) });
    const offers = offersOf(request, 10).filter((o) => o !== undefined);
    expect(offers.length).toBeGreaterThan(0);
    for (const { definition } of offers) expect(definition.description).not.toMatch(/[{}]/);
  });

  it('names every kind of objective, rule, word, slot and activity', () => {
    const words = [...templateRules.values()].flatMap((rule) => [...rule.words]);
    for (const name of [...kinds.keys(), ...templateRules.keys(), ...words])
      expect(guide).toContain(`\`${name}\``);
    for (const word of COMMON_WORDS) expect(guide).toContain(`\`{${word}}\``);
    for (const name of [...DAILY_SLOTS, ...ACTIVITY_TAGS]) expect(guide).toContain(name);
  });
});
