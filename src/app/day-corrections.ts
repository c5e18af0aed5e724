import type { Mission } from '../missions/mission.ts';

/** A region's running day: its name, and when the next one begins (epoch ms). */
export interface DayView {
  readonly gameDay: string;
  readonly refreshesAt: number;
}

/**
 * What a region's quests have to become when its clock was set to another hour or zone: those of the
 * running day last until its new end, those of an earlier day end now. Nothing while the clock stands
 * as it did when they were made.
 */
export const dayCorrections = (quests: readonly Mission[], day: DayView, now: number): Mission[] =>
  quests.flatMap((quest) => {
    const questDay = quest.gameDay ?? '';
    const ends = questDay === day.gameDay ? day.refreshesAt : Math.min(quest.expiresAt ?? now, now);
    if (questDay > day.gameDay || quest.expiresAt === ends) return [];
    return [{ ...quest, isActive: ends > now, expiresAt: ends, version: quest.version + 1 }];
  });
