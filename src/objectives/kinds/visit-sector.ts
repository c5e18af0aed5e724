import { z } from 'zod';
import { sectorId } from '../game-event.ts';
import { defineKind, type Progress } from '../objective-kind.ts';
import { ticked } from '../progress.ts';

const tick = (p: { sectorIds: number[] }, progress: Progress, at: number) =>
  p.sectorIds.includes(at) ? ticked(progress, at) : progress;

/** Enter each sector of a checklist once, in any order. */
export const visitSector = defineKind({
  kind: 'visit_sector',
  params: z.strictObject({
    sectorIds: z
      .array(sectorId)
      .min(1)
      .max(50)
      .refine((ids) => new Set(ids).size === ids.length, 'each sector once'),
  }),
  listensTo: ['sector_entered'],
  required: (p) => p.sectorIds.length,
  label: (p, names) => `Visit ${p.sectorIds.map((id) => names.sector(id)).join(', ')}`,
  sectors: (p) => p.sectorIds,
  about: () => ({}),
  begin: (p, progress, at) => tick(p, progress, at),
  advance: (p, progress, event) => tick(p, progress, event.sectorId),
  example: { sectorIds: [11, 12, 13] },
  walkthrough: (p, { progress: { seen = [] } }) =>
    p.sectorIds.filter((id) => !seen.includes(id)).map((id) => ({ type: 'sector_entered', sectorId: id })),
});
