import { AmbientWorld } from '../app/map/ambient-world.ts';
import type { Atlas } from '../app/map/atlas.ts';
import type { WorldService } from '../app/map/world-service.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Store } from '../app/ports/store.ts';
import type { DailyQuests } from '../app/stock/daily-quests.ts';
import { FactionBoards } from '../app/stock/faction-boards.ts';
import type { OfferWatch } from '../app/stock/offer-watch.ts';
import { ambience, boardStock, dailyRefresh, offerSlots } from '../clock/board-sources.ts';
import type { DueSource } from '../clock/due-schedule.ts';
import { acceptanceDeadlines, missionExpiry } from '../clock/due-sources.ts';
import { retentionSweep } from '../clock/retention-source.ts';
import type { Config } from '../config/config.ts';
import { retentionOf } from '../config/settings.ts';
import type { Content } from '../content/load-content.ts';
import type { Core } from './core.ts';

export interface DueWorkParts {
  readonly config: Config;
  readonly content: Content;
  readonly store: Store;
  readonly clock: Clock;
  readonly atlas: Atlas;
  readonly world: WorldService;
  readonly core: Core;
  readonly dailies: DailyQuests;
  readonly offerWatch: OfferWatch;
}

/**
 * Everything that time changes, in the order in which it is applied: the map first, then what ran
 * out, then what takes its place.
 */
export function dueSources(parts: DueWorkParts): DueSource[] {
  const { config, content, store, clock, atlas, world, core, dailies, offerWatch } = parts;
  const { catalogue, service } = core;
  const boards = new FactionBoards({
    store,
    catalogue,
    atlas,
    templates: content.templates,
    size: config.FACTION_BOARD_SIZE,
  });
  return [
    ...(config.production ? [] : [ambience(new AmbientWorld(atlas, world), clock)]),
    missionExpiry(store, catalogue),
    acceptanceDeadlines(store, service),
    dailyRefresh(dailies, clock),
    boardStock(boards),
    offerSlots(offerWatch, catalogue),
    retentionSweep(store.retention, retentionOf(config)),
  ];
}
