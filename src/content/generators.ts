import type { z } from 'zod';
import { DAILY_SLOTS, type DailyPool, dailyPoolSchema } from '../generation/daily-pool-schema.ts';
import { type Template, templateSchema } from '../generation/template-schema.ts';
import { checkedShape, mistakeAt } from './check-shape.ts';
import type { Mistake } from './content-error.ts';
import type { SourceFile } from './source-file.ts';

/** The templates of random missions and boards, one a file; their codes are unique. */
export function readTemplates(sources: readonly SourceFile[], mistakes: Mistake[]): Template[] {
  const found = each(sources, templateSchema, mistakes);
  for (const [i, { source, value }] of found.entries()) {
    const before = found.slice(0, i).find((other) => other.value.code === value.code);
    if (before !== undefined)
      mistakes.push(mistakeAt(source, ['code'], `${value.code} is already in ${before.source.name}`));
  }
  return found.map((f) => f.value);
}

/** The pools of daily quests, one a file; each slot has exactly one. */
export function readDailyPools(
  sources: readonly SourceFile[],
  dir: string,
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
  return found.map((f) => f.value);
}

const each = <T extends z.ZodType>(sources: readonly SourceFile[], schema: T, mistakes: Mistake[]) =>
  sources.flatMap((source) => {
    const value = checkedShape(source, [], source.value, schema, mistakes);
    return value === undefined ? [] : [{ source, value }];
  });
