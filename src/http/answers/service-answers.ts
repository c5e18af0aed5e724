import { z } from 'zod';
import { WARNING_CODES } from '../../intake/known-names.ts';

const count = z.int().min(0);

/** What became of a call of events. */
export const eventsReport = z
  .object({
    accepted: count,
    duplicates: count,
    rejected: z.array(
      z.object({
        index: count,
        id: z.string().nullable(),
        code: z.string(),
        issues: z.array(z.object({ path: z.string(), message: z.string() })),
      }),
    ),
    moved: count.describe('How many of the accepted moved anything.'),
    warnings: z
      .array(z.object({ index: count, id: z.string(), code: z.enum(WARNING_CODES) }))
      .describe('Events that were taken and name what nobody knows.'),
  })
  .meta({ id: 'EventsReport', description: 'What became of a call of events, sent after the commit.' });

/** How many rows of each list were taken, and what of them is worth a look. */
export const worldTaken = z.object({
  regions: count,
  clusters: count,
  sectors: count,
  warps: count,
  npcs: count,
  wrecks: count,
  world_events: count,
  removed: count.describe('Rows that were taken away, the warps of removed sectors included.'),
  warnings: z.array(
    z.object({
      path: z.string(),
      code: z.enum(['unknown_type', 'unknown_commodity', 'not_on_map']),
      message: z.string(),
    }),
  ),
});
