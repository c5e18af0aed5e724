import type { Missing } from './derive.ts';
import type { OutcomeCondition, Requirements } from './mission.ts';

/** A requirement that no play can meet, and where it stands; undefined when there is none. */
export function impossibleRequirement(
  code: string | null,
  requires: Requirements | null,
): Missing | undefined {
  if (requires === null) return undefined;
  const { all = [], any = [], none = [] } = requires;
  for (const [rule, list] of [['all', all] as const, ['any', any] as const])
    for (const [i, condition] of list.entries())
      if (condition.code === code)
        return { path: `requires.${rule}.${i}.code`, message: 'a mission cannot require itself' };
  for (const [rule, list] of [['all', all] as const, ['any', any] as const, ['none', none] as const])
    for (const [i, { choice, outcome }] of list.entries())
      if (choice !== undefined && outcome !== 'rewarded')
        return { path: `requires.${rule}.${i}.choice`, message: 'only a rewarded mission has a choice' };
  for (const [i, forbidden] of none.entries()) {
    const asked = all.find((condition) => forbids(forbidden, condition));
    if (asked !== undefined)
      return { path: `requires.none.${i}.code`, message: `${forbidden.code} is asked for under all as well` };
  }
  if (any.length > 0 && any.every((condition) => none.some((forbidden) => forbids(forbidden, condition))))
    return { path: 'requires.any', message: 'none forbids all of them' };
  return undefined;
}

/** Whether what one condition forbids holds wherever the other does. */
const forbids = (forbidden: OutcomeCondition, asked: OutcomeCondition): boolean =>
  forbidden.code === asked.code &&
  forbidden.outcome === asked.outcome &&
  (forbidden.choice === undefined || forbidden.choice === asked.choice);
