import { gameDayAt, nextRefresh } from '../generation/region-clock.ts';
import type { Region } from '../generation/world.ts';
import type { Mission } from '../missions/mission.ts';

/**
 * What a region's quests have to become when its clock was set to another hour or zone: those of the
 * running day last until its new end, those of an earlier day end now. Nothing while the clock stands
 * as it did when they were made.
 */
export function dayCorrections(quests: readonly Mission[], region: Region, now: number): Mission[] {
  const gameDay = gameDayAt(region, now);
  const refreshesAt = nextRefresh(region, now);
  return quests.flatMap((quest) => {
    const ends = quest.gameDay === gameDay ? refreshesAt : Math.min(quest.expiresAt ?? now, now);
    const later = (quest.gameDay ?? '') > gameDay;
    if (later || quest.expiresAt === ends) return [];
    return [{ ...quest, isActive: ends > now, expiresAt: ends, version: quest.version + 1 }];
  });
}
