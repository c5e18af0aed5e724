import { z } from 'zod';
import type { WorldEvent } from '../../world/world.ts';
import { leastSeconds } from '../pricing.ts';
import { several } from '../texts.ts';
import { defineTemplate } from './offer-template.ts';

const isOpen = (beacon: WorldEvent, now: number) => beacon.startsAt <= now && now < beacon.endsAt;

/** Answer a beacon while it calls; its window is the deadline. */
export const distressBeacon = defineTemplate({
  code: 'distress_beacon',
  needs: 'a distress beacon that calls now and for long enough to get there',
  ranges: z.strictObject({}).prefault({}),
  words: ['left'],
  candidates: ({ graph, reach, now }) =>
    reach.flatMap((stop) =>
      (graph.beaconsBySector.get(stop.sector.id) ?? [])
        .filter((beacon) => isOpen(beacon, now) && beacon.endsAt - now >= leastSeconds(stop.warps) * 1000)
        .map((beacon) => ({ subject: beacon.id, stop, about: beacon })),
    ),
  draft: ({ stop, about: beacon }, { now }) => ({
    warps: stop.warps,
    security: stop.sector.security,
    stake: 1,
    objectives: [{ kind: 'answer_distress', params: { beaconId: beacon.id, sectorId: stop.sector.id } }],
    words: { left: several(Math.floor((beacon.endsAt - now) / 60_000), 'minute') },
    fields: { targetSectorId: stop.sector.id },
    endsAt: beacon.endsAt,
  }),
  stands: (subject, graph, now) => {
    const beacon = graph.worldEvents.get(subject);
    return beacon !== undefined && isOpen(beacon, now) && graph.sectors.has(beacon.sectorId);
  },
});
