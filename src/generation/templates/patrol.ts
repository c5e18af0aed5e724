import { z } from 'zod';
import { listed, several } from '../texts.ts';
import { defineTemplate, sectorStands } from './offer-template.ts';
import { places, suitable, suits } from './places.ts';
import { range, within } from './range.ts';
import { lowestSecurity, routeFrom } from './route.ts';

/** Show the flag in several sectors, as a checklist or in a fixed order. */
export const patrol = defineTemplate({
  code: 'patrol',
  needs: 'two sectors or more that suit its places, the second within a leg of the first',
  ranges: z.strictObject({
    places,
    stops: range(2, 10),
    legWarps: z.number().int().min(1).max(20),
    /** The share of patrols that have to be flown in order, 0-1. */
    ordered: z.number().min(0).max(1),
  }),
  words: ['stops', 'count', 'last', 'order'],
  candidates: (scene, ranges) => suitable(scene, ranges.places),
  draft: ({ stop }, scene, ranges, random) => {
    const inOrder = random.float() < ranges.ordered;
    const onward = {
      more: within(ranges.stops, random) - 1,
      legWarps: ranges.legWarps,
      suits: (sector: typeof stop.sector) => suits(ranges.places, sector, scene.graph),
    };
    const { stops, warps } = routeFrom(stop, onward, scene, random);
    if (stops.length < 2) return undefined;
    const checklists = inOrder ? stops.map(({ id }) => [id]) : [stops.map(({ id }) => id)];
    return {
      warps,
      security: lowestSecurity(stops),
      stake: stops.length,
      objectives: checklists.map((sectorIds) => ({ kind: 'visit_sector', params: { sectorIds } })),
      mode: inOrder ? 'sequence' : 'all',
      words: {
        stops: listed(stops.map((s) => s.name)),
        count: several(stops.length, 'sector'),
        last: stops.at(-1)!.name,
        order: inOrder ? 'in that order' : 'in any order',
      },
      fields: { targetSectorId: stop.sector.id },
    };
  },
  stands: sectorStands,
});
