import { z } from 'zod';
import { kinds } from '../objectives/kinds/index.ts';

/**
 * An objective as authored: `params` are checked by its kind, so that a stored objective always
 * fits the kind that will advance it.
 */
export const objectiveDefinition = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/)
      .optional(),
    kind: z.string().max(64),
    params: z.unknown(),
  })
  .transform((objective, ctx) => {
    const kind = kinds.get(objective.kind);
    if (kind === undefined) {
      const message = `unknown objective kind; one of ${[...kinds.keys()].join(', ')}`;
      ctx.issues.push({ code: 'custom', path: ['kind'], message, input: objective.kind });
      return z.NEVER;
    }
    const params = kind.params.safeParse(objective.params ?? {});
    if (params.success) return { ...objective, params: params.data };
    for (const issue of params.error.issues)
      ctx.issues.push({
        code: 'custom',
        path: ['params', ...issue.path],
        message: issue.message,
        input: objective.params,
      });
    return z.NEVER;
  });

export type ObjectiveDefinition = z.output<typeof objectiveDefinition>;
