import { z } from 'zod';
import { defineKind, type From } from '../objective-kind.ts';
import { missing, ticked } from '../progress.ts';

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
  walkthrough: (_, from) =>
    unseen(from, missing(from)).map((sectorId) => ({ type: 'sector_entered', sectorId })),
});

/** So many sectors that were not seen yet: of those there are, then of any number. */
function unseen({ progress, sectorIds }: From, count: number): number[] {
  const seen = new Set(progress.seen);
  const found = sectorIds.filter((id) => !seen.has(id)).slice(0, count);
  for (let id = 2; found.length < count; id++) if (!seen.has(id) && !found.includes(id)) found.push(id);
  return found;
}
