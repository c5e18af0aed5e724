import { z } from 'zod';
import { contraband, spoken } from '../../objectives/kinds/params.ts';
import { several } from '../texts.ts';
import { defineTemplate, sectorStands } from './offer-template.ts';
import { places, suitable } from './places.ts';
import { range, within } from './range.ts';

/** Bring contraband to a sector past the patrols. */
export const smuggling = defineTemplate({
  code: 'smuggling',
  needs: 'a sector that suits its places',
  ranges: z.strictObject({
    places,
    units: range(1, 1000),
    /** What one unit is worth in credits, which is also what patrols make of it. */
    goods: z
      .array(z.strictObject({ commodity: contraband, worth: z.number().int().min(1).max(10_000) }))
      .min(1)
      .max(10),
  }),
  words: ['load', 'goods'],
  candidates: (scene, ranges) => suitable(scene, ranges.places),
  draft: ({ stop }, _, ranges, random) => {
    const { commodity, worth } = random.pick(ranges.goods);
    const units = within(ranges.units, random);
    const sectorId = stop.sector.id;
    return {
      warps: stop.warps,
      security: stop.sector.security,
      stake: worth * units,
      objectives: [{ kind: 'smuggle', params: { sectorId, commodity, units } }],
      words: { load: `${several(units, 'unit')} of ${spoken(commodity)}`, goods: spoken(commodity) },
      fields: { targetSectorId: sectorId },
    };
  },
  stands: sectorStands,
});
