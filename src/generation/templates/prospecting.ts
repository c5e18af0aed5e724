import { z } from 'zod';
import { listed, several } from '../texts.ts';
import { defineTemplate, sectorStands } from './offer-template.ts';
import { places, suitable, suits } from './places.ts';
import { range, within } from './range.ts';
import { lowestSecurity, routeFrom } from './route.ts';

/** Scan fields that may be worth mining, one after the other or as it suits. */
export const prospecting = defineTemplate({
  code: 'prospecting',
  needs: 'a sector that suits its places: an asteroid field or one in a rich cluster',
  ranges: z.strictObject({ places, fields: range(1, 10), legWarps: z.number().int().min(1).max(20) }),
  words: ['fields', 'count'],
  candidates: (scene, ranges) => suitable(scene, ranges.places),
  draft: ({ stop }, scene, ranges, random) => {
    const onward = {
      more: within(ranges.fields, random) - 1,
      legWarps: ranges.legWarps,
      suits: (sector: typeof stop.sector) => suits(ranges.places, sector, scene.graph),
    };
    const { stops, warps } = routeFrom(stop, onward, scene, random);
    return {
      warps,
      security: lowestSecurity(stops),
      stake: stops.length,
      objectives: stops.map(({ id }) => ({ kind: 'scan_sector', params: { sectorId: id } })),
      words: { fields: listed(stops.map((s) => s.name)), count: several(stops.length, 'field') },
      fields: {
        targetSectorId: stop.sector.id,
        itemRewards: [{ kind: 'map_data', code: `sector_${stop.sector.id}`, quantity: 1 }],
      },
    };
  },
  stands: sectorStands,
});
