import { z } from 'zod';
import { sectorId } from '../game-event.ts';
import { defineKind } from '../objective-kind.ts';
import { anywhere, counted, missing } from '../progress.ts';
import { commodity, reference, spoken, units } from './params.ts';

/** Recover units of a commodity from wrecks. */
export const recoverSalvage = defineKind({
  kind: 'recover_salvage',
  params: z.strictObject({
    commodity,
    units,
    sectorId: sectorId.optional(),
    wreckId: reference.optional(),
  }),
  listensTo: ['salvage_recovered'],
  required: (p) => p.units,
  label: (p, names) =>
    `Recover ${p.units} ${spoken(p.commodity)} from ${p.sectorId === undefined ? 'wrecks' : `the wreck in ${names.sector(p.sectorId)}`}`,
  sectors: (p) => (p.sectorId === undefined ? [] : [p.sectorId]),
  about: (p) => ({ commodity: p.commodity, targetId: p.wreckId }),
  advance: (p, progress, event) =>
    event.commodity === p.commodity &&
    (p.sectorId === undefined || p.sectorId === event.sectorId) &&
    (p.wreckId === undefined || p.wreckId === event.wreckId)
      ? counted(progress, event.units)
      : progress,
  example: { commodity: 'ore', units: 25, sectorId: 14, wreckId: 'wreck-1' },
  walkthrough: (p, from) => [
    {
      type: 'salvage_recovered',
      sectorId: p.sectorId ?? anywhere(from),
      ...(p.wreckId === undefined ? {} : { wreckId: p.wreckId }),
      commodity: p.commodity,
      units: missing(from),
    },
  ],
});
