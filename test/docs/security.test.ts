import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, section, tableRows } from './documents.ts';

it('docs/security.md names for every threat an answer and tests that exist', () => {
  const threats = tableRows(section('docs/security.md', 'Threats'));

  expect(threats.length).toBeGreaterThan(5);
  for (const [threat, answer, heldBy] of threats) {
    const tests = [...heldBy!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!);
    expect([threat, answer]).not.toContain('');
    expect([threat, tests.length > 0]).toEqual([threat, true]);
    expect(tests.filter((path) => !/^test\/.+\.ts$/.test(path) || !existsSync(join(ROOT, path)))).toEqual([]);
  }
});
