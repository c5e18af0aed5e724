import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { editorSchemas } from '../../src/content/editor-schemas.ts';

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

  it('are named on top of every file that they are for', async () => {
    const files = (await readdir('content/missions')).map((name) => `content/missions/${name}`);
    for (const file of files)
      expect(await readFile(file, 'utf8')).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/schema\/missions\.schema\.json\n/,
      );
    expect(await readFile('content/factions.yaml', 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=schema\/factions\.schema\.json\n/,
    );
  });
});
