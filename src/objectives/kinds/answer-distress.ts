import { z } from 'zod';
import { sectorId } from '../game-event.ts';
import { defineKind } from '../objective-kind.ts';
import { counted } from '../progress.ts';
import { reference } from './params.ts';

/** Answer one distress beacon while it calls. */
export const answerDistress = defineKind({
  kind: 'answer_distress',
  params: z.strictObject({ beaconId: reference, sectorId }),
  listensTo: ['distress_answered'],
  required: () => 1,
  label: (p, names) => `Answer the distress beacon in ${names.sector(p.sectorId)}`,
  sectors: (p) => [p.sectorId],
  about: (p) => ({ targetId: p.beaconId }),
  advance: (p, progress, event) =>
    event.beaconId === p.beaconId && event.sectorId === p.sectorId ? counted(progress, 1) : progress,
  example: { beaconId: 'beacon-1', sectorId: 16 },
  walkthrough: (p) => [{ type: 'distress_answered', beaconId: p.beaconId, sectorId: p.sectorId }],
});
