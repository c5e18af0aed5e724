import { z } from 'zod';
import { sectorId } from '../game-event.ts';
import { defineKind } from '../objective-kind.ts';
import { counted, missing } from '../progress.ts';
import { commodity, spoken, units } from './params.ts';

/** Bring units of one commodity to one sector. */
export const deliverCargo = defineKind({
  kind: 'deliver_cargo',
  params: z.strictObject({ sectorId, commodity, units }),
  listensTo: ['cargo_delivered'],
  required: (p) => p.units,
  label: (p, names) => `Deliver ${p.units} ${spoken(p.commodity)} to ${names.sector(p.sectorId)}`,
  sectors: (p) => [p.sectorId],
  about: (p) => ({ commodity: p.commodity }),
  advance: (p, progress, event) =>
    event.sectorId === p.sectorId && event.commodity === p.commodity
      ? counted(progress, event.units)
      : progress,
  example: { sectorId: 7, commodity: 'ore', units: 40 },
  walkthrough: (p, from) => [
    { type: 'cargo_delivered', sectorId: p.sectorId, commodity: p.commodity, units: missing(from) },
  ],
});
