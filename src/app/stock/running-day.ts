import { nextVersion } from '../../missions/contract.ts';
import type { Mission } from '../../missions/mission.ts';
import { gameDayAt, lastRefresh, nextRefresh } from '../../world/region-clock.ts';
import type { Region } from '../../world/world.ts';

/** A region's running day: its name, and when the next one begins (epoch ms). */
export interface DayView {
  readonly gameDay: string;
  readonly refreshesAt: number;
}

/**
 * The running day of a region whose daily quests these are. It is the clock's, unless quests of a later
 * day are up: then the hour was set later, or a clock jumped back, and that day goes on until the clock
 * has passed it.
 */
export function runningDay(region: Region, quests: readonly Mission[], now: number): DayView {
  const clockDay = gameDayAt(region, now);
  const gameDay = quests
    .filter((quest) => quest.isActive && (quest.expiresAt ?? 0) > now)
    .reduce((newest, quest) => ((quest.gameDay ?? '') > newest ? quest.gameDay! : newest), clockDay);
  let refreshesAt = nextRefresh(region, now);
  while (gameDayAt(region, refreshesAt) <= gameDay) refreshesAt = nextRefresh(region, refreshesAt);
  return { gameDay, refreshesAt };
}

/** When a running day began (epoch ms); now for one that the clock has not reached. */
export const beganAt = (region: Region, { gameDay }: DayView, now: number): number =>
  gameDayAt(region, now) === gameDay ? lastRefresh(region, now) : now;

/**
 * What a region's quests have to become when its clock was set to another hour or zone: those of the
 * running day last until its new end, those of an earlier day end now. Nothing while the clock stands
 * as it did when they were made.
 */
export const dayCorrections = (quests: readonly Mission[], day: DayView, now: number): Mission[] =>
  quests.flatMap((quest) => {
    const ends = quest.gameDay === day.gameDay ? day.refreshesAt : Math.min(quest.expiresAt ?? now, now);
    if (quest.expiresAt === ends) return [];
    return [nextVersion(quest, { ...quest, isActive: ends > now, expiresAt: ends })];
  });
