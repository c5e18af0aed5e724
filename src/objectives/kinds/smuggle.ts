import { z } from 'zod';
import { sectorId } from '../game-event.ts';
import { defineKind } from '../objective-kind.ts';
import { counted, missing } from '../progress.ts';
import { contraband, spoken, units } from './params.ts';

/** Bring contraband to a sector without being detected by a patrol or losing the ship. */
export const smuggle = defineKind({
  kind: 'smuggle',
  params: z.strictObject({ sectorId, commodity: contraband, units }),
  listensTo: ['contraband_delivered', 'patrol_encountered', 'ship_destroyed'],
  required: (p) => p.units,
  label: (p, names) => `Smuggle ${p.units} ${spoken(p.commodity)} to ${names.sector(p.sectorId)}`,
  sectors: (p) => [p.sectorId],
  about: (p) => ({ commodity: p.commodity }),
  advance: (p, progress, event) => {
    if (event.type === 'ship_destroyed') return { failed: 'ship_destroyed' };
    if (event.type === 'patrol_encountered') return event.detected ? { failed: 'patrol_detected' } : progress;
    return event.sectorId === p.sectorId && event.commodity === p.commodity
      ? counted(progress, event.units)
      : progress;
  },
  example: { sectorId: 15, commodity: 'illegal:WEAPONS', units: 6 },
  walkthrough: (p, from) => [
    { type: 'contraband_delivered', sectorId: p.sectorId, commodity: p.commodity, units: missing(from) },
  ],
});
