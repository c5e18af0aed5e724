import { z } from 'zod';
import { commodity, spoken } from '../../objectives/kinds/params.ts';
import { several } from '../texts.ts';
import { defineTemplate, sectorStands } from './offer-template.ts';
import { places, suitable } from './places.ts';
import { range, within } from './range.ts';

/** Bring units of a commodity to a sector. */
export const delivery = defineTemplate({
  code: 'delivery',
  needs: 'a sector that suits its places',
  ranges: z.strictObject({
    places,
    commodities: z.array(commodity).min(1).max(20),
    units: range(1, 10_000),
  }),
  words: ['load', 'commodity'],
  candidates: (scene, ranges) => suitable(scene, ranges.places),
  draft: ({ stop }, _, ranges, random) => {
    const commodity = random.pick(ranges.commodities);
    const units = within(ranges.units, random);
    const sectorId = stop.sector.id;
    return {
      warps: stop.warps,
      security: stop.sector.security,
      stake: units,
      objectives: [{ kind: 'deliver_cargo', params: { sectorId, commodity, units } }],
      words: { load: `${several(units, 'unit')} of ${spoken(commodity)}`, commodity: spoken(commodity) },
      fields: { targetSectorId: sectorId, cargoType: commodity, cargoQuantity: units },
    };
  },
  stands: sectorStands,
});
