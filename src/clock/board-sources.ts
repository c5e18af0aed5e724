import type { AmbientWorld } from '../app/map/ambient-world.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Catalogue } from '../app/stock/catalogue.ts';
import type { DailyQuests } from '../app/stock/daily-quests.ts';
import type { FactionBoards } from '../app/stock/faction-boards.ts';
import type { OfferWatch } from '../app/stock/offer-watch.ts';
import type { DueSource } from './due-schedule.ts';

/** How long personal offers that ran out are still looked up by id, ms. */
const REMEMBER_MS = 3_600_000;

/** Each region's game day. */
export const dailyRefresh = (quests: DailyQuests, clock: Clock): DueSource => ({
  next: async () => quests.next(clock.now()),
  apply: (now) => quests.apply(now),
});

/** The factions' boards. */
export const boardStock = (boards: FactionBoards): DueSource => ({
  next: async () => boards.next(),
  apply: (now) => boards.apply(now),
});

/** The slots of random offers of connected players. */
export const offerSlots = (watch: OfferWatch, catalogue: Catalogue): DueSource => ({
  next: async () => watch.next(),
  async apply(now) {
    await watch.apply(now);
    catalogue.forgetPersonal(now - REMEMBER_MS);
  },
});

/** What happens by itself on a development map. */
export const ambience = (ambient: AmbientWorld, clock: Clock): DueSource => ({
  next: async () => ambient.next(clock.now()),
  apply: (now) => ambient.apply(now),
});
