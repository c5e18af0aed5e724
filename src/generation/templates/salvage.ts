import { z } from 'zod';
import { commodity, spoken } from '../../objectives/kinds/params.ts';
import type { Wreck } from '../../world/world.ts';
import { several } from '../texts.ts';
import { defineTemplate } from './offer-template.ts';
import { range, within } from './range.ts';

const ranges = z.strictObject({
  /** What is worth cutting out of a wreck. */
  commodities: z.array(commodity).min(1).max(20),
  units: range(1, 10_000),
});

const held = (wreck: Wreck, { commodities }: z.output<typeof ranges>) =>
  commodities.filter((code) => (wreck.cargo[code] ?? 0) >= 1);

/** Recover part of what a wreck really holds. */
export const salvage = defineTemplate({
  code: 'salvage',
  needs: 'a wreck that still holds one of its commodities',
  ranges,
  words: ['load', 'commodity'],
  candidates: ({ graph, reach }, ranges) =>
    reach.flatMap((stop) =>
      (graph.wrecksBySector.get(stop.sector.id) ?? [])
        .filter((wreck) => held(wreck, ranges).length > 0)
        .map((wreck) => ({ subject: wreck.id, stop, about: wreck })),
    ),
  draft: ({ stop, about: wreck }, _, ranges, random) => {
    const commodity = random.pick(held(wreck, ranges));
    const units = within(ranges.units, random, wreck.cargo[commodity]);
    const sectorId = stop.sector.id;
    return {
      warps: stop.warps,
      security: stop.sector.security,
      stake: units,
      objectives: [{ kind: 'recover_salvage', params: { commodity, units, sectorId, wreckId: wreck.id } }],
      words: { load: `${several(units, 'unit')} of ${spoken(commodity)}`, commodity: spoken(commodity) },
      fields: { targetSectorId: sectorId, cargoType: commodity, cargoQuantity: units },
    };
  },
  stands: (subject, graph, _, ranges) => {
    const wreck = graph.wrecks.get(subject);
    return wreck !== undefined && held(wreck, ranges).length > 0 && graph.sectors.has(wreck.sectorId);
  },
});
