import { z } from 'zod';
import { factionCode } from '../../objectives/kinds/params.ts';
import { seatOf } from '../faction-seat.ts';
import { factionName } from '../texts.ts';
import { defineTemplate } from './offer-template.ts';

/** Carry a package from the issuer to the seat of another faction. */
export const courierRun = defineTemplate({
  code: 'courier_run',
  needs: 'the seat of another faction',
  ranges: z.strictObject({
    /** Who may be written to, and what the run does for the standing with them. */
    recipients: z
      .array(z.strictObject({ faction: factionCode, reputation: z.number().int().min(-300).max(300) }))
      .min(1)
      .max(20),
  }),
  words: ['recipient'],
  candidates: ({ graph, reach, regionId, issuer }, { recipients }) =>
    recipients
      .filter(({ faction }) => faction !== issuer)
      .flatMap((recipient) => {
        const seat = seatOf(graph, regionId, recipient.faction);
        const stop = reach.find(({ sector, warps }) => sector.id === seat?.id && warps > 0);
        return stop === undefined ? [] : [{ subject: recipient.faction, stop, about: recipient }];
      }),
  draft: ({ stop, about: { faction, reputation } }, { issuer }) =>
    issuer === null
      ? undefined
      : {
          warps: stop.warps,
          security: stop.sector.security,
          stake: 1,
          objectives: [
            {
              kind: 'courier',
              params: { fromFaction: issuer, toFaction: faction, sectorId: stop.sector.id },
            },
          ],
          words: { recipient: factionName(faction) },
          fields: {
            targetSectorId: stop.sector.id,
            targetFactionId: faction,
            targetReputationReward: reputation,
          },
        },
  stands: () => true,
});
