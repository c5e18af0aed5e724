import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../docs/documents.ts';
import { tempDir } from '../support/spawned-server.ts';

const folder = tempDir();
afterAll(() => folder.remove());

/** Every file of a folder with what it says. */
const filesOf = (path: string) =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
  );

describe('the classes for Unity and Godot', () => {
  it('are those that the schema package’s generator makes of the state', async () => {
    await promisify(execFile)(process.execPath, ['client/classes.mjs', folder.dir], { cwd: ROOT });
    const made = filesOf(folder.dir);
    expect(Object.keys(made).sort()).toEqual(['Missionboard.cs', 'schema.gd']);
    expect(filesOf(join(ROOT, 'docs/clients'))).toEqual(made);
  });
});
