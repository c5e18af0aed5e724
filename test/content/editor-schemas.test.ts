import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { editorSchemas } from '../../src/content/editor-schemas.ts';
import { templateRules } from '../../src/generation/templates/index.ts';
import { kinds } from '../../src/objectives/kinds/index.ts';

describe('the schemas for editors', () => {
  it.each(Object.entries(editorSchemas()))('%s is what the zod schemas say today', async (name, schema) => {
    const committed: unknown = JSON.parse(await readFile(`content/schema/${name}`, 'utf8'));
    expect(committed, 'run: node src/content/write-schemas.ts').toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('spell fields as authors do', async () => {
    const text = JSON.stringify(editorSchemas());
    expect(text).toContain('"target_reputation_reward"');
    expect(text).toContain('"sector_ids"');
    expect(text).toContain('"hostile_only"');
    expect(text).not.toContain('"sectorIds"');
    expect(text).toContain('"additionalProperties":false');
  });

  it.each(['missions', 'templates', 'dailies'])('are named on top of every file of %s', async (folder) => {
    const files = (await readdir(`content/${folder}`)).map((name) => `content/${folder}/${name}`);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files)
      expect((await readFile(file, 'utf8')).split('\n')[0]).toBe(
        `# yaml-language-server: $schema=../schema/${folder}.schema.json`,
      );
  });

  it('are named on top of the factions', async () => {
    expect(await readFile('content/factions.yaml', 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=schema\/factions\.schema\.json\n/,
    );
  });

  it('know the ranges of every rule and the params of every kind', () => {
    const schemas = editorSchemas();
    const templates = JSON.stringify(schemas['templates.schema.json']);
    for (const word of [
      ...templateRules.keys(),
      'sector_types',
      'per_lawlessness',
      'min_notoriety',
      'seconds_per_warp',
    ])
      expect(templates).toContain(`"${word}"`);
    const dailies = JSON.stringify(schemas['dailies.schema.json']);
    for (const word of [...kinds.keys(), 'per_amount', 'wreck_id']) expect(dailies).toContain(`"${word}"`);
    expect(templates + dailies).not.toMatch(/"(sectorTypes|perAmount|perWarp|sectorId)"/);
  });
});
