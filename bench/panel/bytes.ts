import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Row } from '../table.ts';

const folder = fileURLToPath(new URL('../../panel/dist/assets', import.meta.url));
const KB = 1024;

const sum = (names: readonly string[], size: (file: Buffer) => number): number =>
  names.reduce((total, name) => total + size(readFileSync(join(folder, name))), 0) / KB;

/** What a browser has to fetch before it shows the panel, compressed as every server does it. */
export function bytes(): Row[] {
  const names = readdirSync(folder);
  const fonts = names.filter((name) => name.endsWith('.woff2'));
  const others = names.filter((name) => !fonts.includes(name));
  return [
    {
      name: 'Panel: scripts, styles and drawings, gzipped',
      unit: 'KB',
      ours: sum(others, (file) => gzipSync(file, { level: 9 }).byteLength),
      ceiling: null,
      goal: { of: 'ours', atMost: 195 },
    },
    {
      name: 'Panel: fonts',
      unit: 'KB',
      ours: sum(fonts, (file) => file.byteLength),
      ceiling: null,
      goal: { of: 'ours', atMost: 40 },
    },
  ];
}
