import { type Family, limitEnd, penaltyWithIssuer } from './family.ts';

/** Offers made for one player. The pin ends the offer, not the acceptance (SPEC 2). */
export const randomFamily: Family = {
  countsTowardsCap: true,
  visibleTo: (mission, playerId) => mission.ownerId === playerId,
  slotRefusal: () => undefined,
  deadline: limitEnd,
  abandonPenalty: penaltyWithIssuer,
};
