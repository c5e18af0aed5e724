import type { NewsListener, PlayerChanged } from '../app/ports/publisher.ts';
import type { Catalogue } from '../app/stock/catalogue.ts';
import { dueAt } from '../missions/acceptance.ts';
import type { Mission } from '../missions/mission.ts';
import type { DueSchedule } from './due-schedule.ts';

/** What is due at once. */
const NOW = 0;

/** Has the schedule wake up for what the news makes due. */
export const dueNews = (schedule: DueSchedule, catalogue: Catalogue): NewsListener => ({
  dueAt: (at) => schedule.consider(at),
  // What depends on the map may be due.
  mapChanged: () => schedule.consider(NOW),
  playersChanged: (changed) => {
    const due = nextDue(changed);
    if (due !== undefined) schedule.consider(due);
  },
  missionsChanged: (missions) => {
    // A place of a board that an admin emptied is to be filled again.
    if (missions.some(isEmptied)) schedule.consider(NOW);
    const expiry = catalogue.nextExpiry();
    if (expiry !== null) schedule.consider(expiry);
  },
});

const isEmptied = (mission: Mission): boolean =>
  mission.family === 'faction' && mission.generated !== null && !mission.isActive;

function nextDue(changed: readonly PlayerChanged[]): number | undefined {
  let next: number | undefined;
  for (const { changes } of changed)
    for (const change of changes) {
      if (!('acceptance' in change) || 'endedAt' in change.acceptance) continue;
      const due = dueAt(change.acceptance);
      if (due !== null && (next === undefined || due < next)) next = due;
    }
  return next;
}
