import { z } from 'zod';
import { sectorId } from '../game-event.ts';
import { defineKind } from '../objective-kind.ts';
import { anywhere, counted } from '../progress.ts';
import { factionCode } from './params.ts';

/** Carry a courier package from one faction to another. */
export const courier = defineKind({
  kind: 'courier',
  params: z.strictObject({
    fromFaction: factionCode,
    toFaction: factionCode,
    sectorId: sectorId.optional(),
  }),
  listensTo: ['courier_delivered'],
  required: () => 1,
  label: (p, names) =>
    `Carry a package from ${names.faction(p.fromFaction)} to ${names.faction(p.toFaction)}${
      p.sectorId === undefined ? '' : ` at ${names.sector(p.sectorId)}`
    }`,
  sectors: (p) => (p.sectorId === undefined ? [] : [p.sectorId]),
  about: (p) => ({ fromFaction: p.fromFaction, toFaction: p.toFaction }),
  advance: (p, progress, event) =>
    event.fromFaction === p.fromFaction &&
    event.toFaction === p.toFaction &&
    (p.sectorId === undefined || p.sectorId === event.sectorId)
      ? counted(progress, 1)
      : progress,
  example: { fromFaction: 'mercantile_guild', toFaction: 'terran_federation', sectorId: 9 },
  walkthrough: (p, from) => [
    {
      type: 'courier_delivered',
      sectorId: p.sectorId ?? anywhere(from),
      fromFaction: p.fromFaction,
      toFaction: p.toFaction,
    },
  ],
});
