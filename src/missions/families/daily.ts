import { regionAt } from '../regions.ts';
import { earlier, type Family, limitEnd } from './family.ts';

/** Quests of one region and game day: the same for all its players, one per slot (SPEC 8). */
export const dailyFamily: Family = {
  countsTowardsCap: false,
  usedUp: false,
  visibleTo: () => true,
  /** The quests of a day belong to those who were in the region when it began (SPEC 8). */
  offeredTo: (mission, player) =>
    mission.regionId === null || mission.regionId === regionAt(player, mission.startsAt ?? 0),
  slotTaken: ({ slot, gameDay }, { live, dailyRewards }) => {
    if (dailyRewards.has(`${gameDay ?? ''}/${slot}`)) return true;
    for (const a of live.values())
      if (a.family === 'daily' && a.slot === slot && a.gameDay === gameDay) return true;
    return false;
  },
  deadline: (mission, acceptedAt) => earlier(mission.expiresAt, limitEnd(mission, acceptedAt)),
  abandonPenalty: () => null,
};
