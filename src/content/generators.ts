import type { z } from 'zod';
import { DAILY_SLOTS, type DailyPool, dailyPoolSchema } from '../generation/daily-pool-schema.ts';
import { type Template, templateSchema } from '../generation/template-schema.ts';
import { checkedShape, mistakeAt } from './check-shape.ts';
import type { Mistake } from './content-error.ts';
import type { Faction } from './factions.ts';
import type { SourceFile } from './source-file.ts';

/** The factions that generators may name; undefined when they could not be read. */
type Factions = readonly Faction[] | undefined;

/** The templates of random missions and boards, one a file; their codes are unique. */
export function readTemplates(
  sources: readonly SourceFile[],
  factions: Factions,
  mistakes: Mistake[],
): Template[] {
  const found = each(sources, templateSchema, mistakes);
  for (const [i, { source, value }] of found.entries()) {
    const before = found.slice(0, i).find((other) => other.value.code === value.code);
    if (before !== undefined)
      mistakes.push(mistakeAt(source, ['code'], `${value.code} is already in ${before.source.name}`));
    for (const [at, { faction }] of value.issuers.entries())
      if (isUnknown(faction, factions))
        mistakes.push(mistakeAt(source, ['issuers', at, 'faction'], `unknown faction ${faction}`));
  }
  return found.map((f) => f.value);
}

/** The pools of daily quests, one a file; each slot has exactly one. */
export function readDailyPools(
  sources: readonly SourceFile[],
  dir: string,
  factions: Factions,
  mistakes: Mistake[],
): DailyPool[] {
  const found = each(sources, dailyPoolSchema, mistakes);
  for (const slot of DAILY_SLOTS) {
    const pools = found.filter((f) => f.value.slot === slot);
    if (pools.length === 0 && found.length === sources.length)
      mistakes.push({ file: dir, line: 1, message: `no pool for the slot ${slot}` });
    for (const { source } of pools.slice(1))
      mistakes.push(mistakeAt(source, ['slot'], `${slot} is already in ${pools[0]!.source.name}`));
  }
  for (const { source, value } of found)
    if (value.factionId !== null && isUnknown(value.factionId, factions))
      mistakes.push(mistakeAt(source, ['factionId'], `unknown faction ${value.factionId}`));
  return found.map((f) => f.value);
}

const isUnknown = (code: string, factions: Factions): boolean =>
  factions?.some((f) => f.code === code) === false;

const each = <T extends z.ZodType>(sources: readonly SourceFile[], schema: T, mistakes: Mistake[]) =>
  sources.flatMap((source) => {
    const value = checkedShape(source, [], source.value, schema, mistakes);
    return value === undefined ? [] : [{ source, value }];
  });
