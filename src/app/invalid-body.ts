import type { z } from 'zod';
import { wirePath } from '../casing.ts';
import { type Refusal, refuse } from '../missions/refusal.ts';

/** Most issues that one answer lists: a body of a thousand mistakes is one mistake. */
const LISTED = 20;

/** What an issue says where its shape has no words of its own. */
const UNSAID = 'Invalid input';

export interface ListedIssue {
  readonly path: string;
  readonly message: string;
}

/** What is wrong with a body, with paths as its writer spells them. */
export const invalidBody = (error: z.ZodError, spell = wirePath): Refusal<'request/invalid'> =>
  refuse('request/invalid', { issues: listedIssues(error, spell) });

/** The issues of a body, one for each field that nobody knows; of alternatives, those of the nearest. */
export const listedIssues = (error: z.ZodError, spell = wirePath): ListedIssue[] =>
  error.issues.flatMap((issue) => listed(issue, [], spell)).slice(0, LISTED);

function listed(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
  spell: (path: readonly PropertyKey[]) => string,
): ListedIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: shown(spell([...path, key])), message: 'unknown field' }));
  // Alternatives that say in their own words what they are need not be told one by one.
  if (issue.code === 'invalid_union' && issue.errors.length > 0 && issue.message === UNSAID) {
    const nearest = issue.errors.reduce((a, b) => (b.length < a.length ? b : a));
    return nearest.flatMap((inner) => listed(inner, path, spell));
  }
  return [{ path: shown(spell(path)), message: issue.message }];
}

/** Names of fields may be as long as the body. */
const shown = (path: string): string => path.slice(0, 200);
