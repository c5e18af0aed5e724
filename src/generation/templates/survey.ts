import { z } from 'zod';
import { defineTemplate, sectorStands } from './offer-template.ts';
import { places, suitable } from './places.ts';

/** Fly to a sector and scan it; the pay includes its map. */
export const survey = defineTemplate({
  code: 'survey',
  needs: 'a sector that suits its places',
  ranges: z.strictObject({ places }),
  words: ['type'],
  candidates: (scene, ranges) => suitable(scene, ranges.places),
  draft: ({ stop }) => {
    const sectorId = stop.sector.id;
    return {
      warps: stop.warps,
      security: stop.sector.security,
      stake: 0,
      objectives: [
        { kind: 'visit_sector', params: { sectorIds: [sectorId] } },
        { kind: 'scan_sector', params: { sectorId } },
      ],
      words: { type: stop.sector.type.replaceAll('_', ' ').toLowerCase() },
      fields: {
        targetSectorId: sectorId,
        itemRewards: [{ kind: 'map_data', code: `sector_${sectorId}`, quantity: 1 }],
      },
    };
  },
  stands: sectorStands,
});
