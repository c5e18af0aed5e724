import { z } from 'zod';
import { defineKind } from '../objective-kind.ts';
import { ticked } from '../progress.ts';

/** Enter a number of different sectors, whichever they are. */
export const visitCount = defineKind({
  kind: 'visit_count',
  // Each sector seen is kept in the progress row, which bounds the count.
  params: z.strictObject({ count: z.number().int().min(1).max(200) }),
  listensTo: ['sector_entered'],
  required: (p) => p.count,
  label: (p) => (p.count === 1 ? 'Visit 1 sector' : `Visit ${p.count} different sectors`),
  sectors: () => [],
  about: () => ({}),
  advance: (_, progress, event) => ticked(progress, event.sectorId),
  example: { count: 4 },
  walkthrough: (p) =>
    Array.from({ length: p.count }, (_, i) => ({ type: 'sector_entered', sectorId: i + 2 })),
});
