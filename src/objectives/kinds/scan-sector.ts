import { z } from 'zod';
import { sectorId } from '../game-event.ts';
import { defineKind } from '../objective-kind.ts';
import { counted } from '../progress.ts';

/** Scan one sector. */
export const scanSector = defineKind({
  kind: 'scan_sector',
  params: z.strictObject({ sectorId }),
  listensTo: ['sector_scanned'],
  required: () => 1,
  label: (p, names) => `Scan ${names.sector(p.sectorId)}`,
  sectors: (p) => [p.sectorId],
  about: () => ({}),
  advance: (p, progress, event) => (event.sectorId === p.sectorId ? counted(progress, 1) : progress),
  example: { sectorId: 11 },
  walkthrough: (p) => [{ type: 'sector_scanned', sectorId: p.sectorId }],
});
