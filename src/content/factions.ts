import { z } from 'zod';
import { factionCode } from '../objectives/kinds/params.ts';
import { checkedList, mistakeAt } from './check-shape.ts';
import type { Mistake } from './content-error.ts';
import type { SourceFile } from './source-file.ts';

const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'a colour such as #0066CC');

/** One faction as authored, in the names of the code. */
export const factionDefinition = z.strictObject({
  code: factionCode,
  name: z.string().trim().min(1).max(64),
  stance: z.enum(['friendly', 'neutral', 'hostile']),
  /** Primary, then secondary. */
  colours: z.tuple([colour, colour]),
  /** Nobody can stand above 0 with it. */
  hostileOnly: z.boolean().default(false),
  description: z.string().trim().min(1).max(300),
});
export type Faction = z.output<typeof factionDefinition>;

/** The factions of `factions.yaml`, or undefined after reporting what is wrong with them. */
export function readFactions(source: SourceFile, mistakes: Mistake[]): Faction[] | undefined {
  const before = mistakes.length;
  const rows = checkedList(source, factionDefinition, mistakes);
  const seen = new Set<string>();
  for (const { index, value } of rows) {
    if (seen.has(value.code))
      mistakes.push(mistakeAt(source, [index, 'code'], `${value.code} is there twice`));
    seen.add(value.code);
  }
  return mistakes.length > before ? undefined : rows.map((row) => row.value);
}
