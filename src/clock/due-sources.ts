import type { MissionService } from '../app/mission-service.ts';
import type { Store } from '../app/ports/store.ts';
import type { Catalogue } from '../app/stock/catalogue.ts';
import type { DueSource } from './due-schedule.ts';

/** Rows that one statement of a sweep touches. */
const SWEEP = 500;

/** Expires acceptances: deadlines of active ones, the end of grace of completed ones. */
export const acceptanceDeadlines = (store: Store, service: MissionService): DueSource => ({
  next: () => store.nextDue(),
  async apply(now) {
    for (;;) {
      const players = await store.duePlayers(now, SWEEP);
      // The pipeline settles every player that it touches; it judges by the clock again.
      await Promise.all(players.map((id) => service.settle(id)));
      if (players.length < SWEEP) return;
    }
  },
});

/** Marks missions that ran out inactive and takes them off every board. */
export const missionExpiry = (store: Store, catalogue: Catalogue): DueSource => ({
  next: async () => catalogue.nextExpiry(),
  async apply(now) {
    for (;;) {
      const swept = await store.missions.deactivateExpired(now, SWEEP);
      if (swept.length > 0) catalogue.put(await store.missions.byIds(swept));
      // Another process may have been first: what is in memory and over counts as well.
      const over = catalogue.overAt(now, SWEEP).map((m) => m.id);
      const followed = over.length > 0 ? catalogue.put(await store.missions.byIds(over)) : [];
      if (swept.length < SWEEP && followed.length < SWEEP) return;
    }
  },
});
