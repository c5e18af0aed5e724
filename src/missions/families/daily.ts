import { refuse } from '../refusal.ts';
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
  slotRefusal: (mission, state) => {
    const gameDay = mission.gameDay ?? '';
    const taken =
      [...state.live.values()].some(
        (a) => a.family === 'daily' && a.slot === mission.slot && a.gameDay === gameDay,
      ) || state.dailyRewards.has(`${gameDay}/${mission.slot}`);
    return taken ? refuse('mission/daily_slot_taken', { slot: mission.slot, gameDay }) : undefined;
  },
  deadline: (mission, acceptedAt) => earlier(mission.expiresAt, limitEnd(mission, acceptedAt)),
  abandonPenalty: () => null,
};
