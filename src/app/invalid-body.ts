import type { z } from 'zod';
import { wirePath } from '../casing.ts';
import { type Refusal, refuse } from '../missions/refusal.ts';

/** Most issues that one answer lists: a body of a thousand mistakes is one mistake. */
const LISTED = 20;

/** What is wrong with a body, with paths as its writer spells them; unknown fields one by one. */
export const invalidBody = (error: z.ZodError, spell = wirePath): Refusal<'request/invalid'> =>
  refuse('request/invalid', {
    issues: error.issues
      .flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => ({ path: spell([...issue.path, key]), message: 'unknown field' }))
          : [{ path: spell(issue.path), message: issue.message }],
      )
      .slice(0, LISTED),
  });
