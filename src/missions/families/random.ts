import { earlier, type Family, inPlayersRegion, limitEnd, penaltyWithIssuer } from './family.ts';

/** Offers made for one player. The pin ends the offer, not the acceptance (SPEC 2). */
export const randomFamily: Family = {
  countsTowardsCap: true,
  usedUp: true,
  visibleTo: (mission, playerId) => mission.ownerId === playerId,
  offeredTo: inPlayersRegion,
  slotTaken: () => false,
  deadline: (mission, acceptedAt) => earlier(mission.endsAt, limitEnd(mission, acceptedAt)),
  abandonPenalty: penaltyWithIssuer,
};
