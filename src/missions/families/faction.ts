import { earlier, type Family, inPlayersRegion, limitEnd, penaltyWithIssuer } from './family.ts';

/** Missions issued by factions, shared by all players. */
export const factionFamily: Family = {
  countsTowardsCap: true,
  usedUp: false,
  visibleTo: () => true,
  offeredTo: inPlayersRegion,
  slotTaken: () => false,
  deadline: (mission, acceptedAt) => earlier(mission.expiresAt, limitEnd(mission, acceptedAt)),
  abandonPenalty: penaltyWithIssuer,
};
