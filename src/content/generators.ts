import type { z } from 'zod';
import { didYouMean } from '../did-you-mean.ts';
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
        mistakes.push(
          mistakeAt(
            source,
            ['issuers', at, 'faction'],
            `unknown faction ${faction}${meant(faction, factions)}`,
          ),
        );
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
  // A game without daily quests has no pools at all; one of some slots only is a slip.
  for (const slot of sources.length === 0 ? [] : DAILY_SLOTS) {
    const pools = found.filter((f) => f.value.slot === slot);
    if (pools.length === 0 && found.length === sources.length)
      mistakes.push({ file: dir, line: 1, message: `no pool for the slot ${slot}` });
    for (const { source } of pools.slice(1))
      mistakes.push(mistakeAt(source, ['slot'], `${slot} is already in ${pools[0]!.source.name}`));
  }
  for (const { source, value } of found)
    if (value.factionId !== null && isUnknown(value.factionId, factions))
      mistakes.push(
        mistakeAt(
          source,
          ['factionId'],
          `unknown faction ${value.factionId}${meant(value.factionId, factions)}`,
        ),
      );
  return found.map((f) => f.value);
}

const isUnknown = (code: string, factions: Factions): boolean =>
  factions?.some((f) => f.code === code) === false;

const meant = (code: string, factions: Factions): string =>
  didYouMean(
    code,
    (factions ?? []).map((f) => f.code),
  );

const each = <T extends z.ZodType>(sources: readonly SourceFile[], schema: T, mistakes: Mistake[]) =>
  sources.flatMap((source) => {
    const value = checkedShape(source, [], source.value, schema, mistakes);
    return value === undefined ? [] : [{ source, value }];
  });
