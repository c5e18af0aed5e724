import { LiveRooms } from '../../rooms/live-rooms.ts';
import type { ViewParts } from '../../rooms/view/player-view.ts';
import { Atlas } from '../../src/app/map/atlas.ts';
import { LostPlaces } from '../../src/app/map/lost-places.ts';
import { WorldService } from '../../src/app/map/world-service.ts';
import { Catalogue } from '../../src/app/stock/catalogue.ts';
import { DailyQuests } from '../../src/app/stock/daily-quests.ts';
import { OfferWatch } from '../../src/app/stock/offer-watch.ts';
import { RandomOffers } from '../../src/app/stock/random-offers.ts';
import type { DueSource } from '../../src/clock/due-schedule.ts';
import { cooldownMs, homeOf, offerSettings, rulesOf } from '../../src/config/settings.ts';
import { KnownNames } from '../../src/intake/known-names.ts';
import { namesNews } from '../../src/news/names-news.ts';
import { News } from '../../src/news/news.ts';
import { placesNews } from '../../src/news/places-news.ts';
import { type Core, makeCore } from '../../src/server/core.ts';
import { dueSources } from '../../src/server/due-work.ts';
import { meet } from '../../src/server/meet.ts';
import type { Processes } from '../../src/server/processes.ts';
import { breakingStore, type Fate } from './breaking-store.ts';
import { config, type Stage } from './stage.ts';

/** A process of the simulation: all of the server that is no transport. It dies, and another goes on. */
export interface SimProcess extends Pick<Core, 'service' | 'players'> {
  readonly view: ViewParts;
  readonly rooms: LiveRooms;
  readonly world: WorldService;
  readonly names: KnownNames;
  /** Resolves when it dies. */
  readonly died: Promise<void>;
  readonly isDead: boolean;
  die(): void;
  /** Looks whether it missed anything. */
  catchUp(): Promise<void>;
  /** Applies everything that is due. */
  applyDue(): Promise<void>;
}

export async function aProcess(
  stage: Stage,
  fateOf: () => Fate,
  onError: (error: unknown) => void,
): Promise<SimProcess> {
  const { content, clock, bus, chance } = stage;
  const death = Promise.withResolvers<void>();
  let dead = false;
  const { presence, hangUp } = bus.end();
  const die = () => {
    dead = true;
    hangUp();
    death.resolve();
  };
  const store = breakingStore(stage.store, { locks: stage.locks, fateOf, dies: die, isDead: () => dead });
  const news = new News(onError);
  const rooms = new LiveRooms(onError);
  const atlas = new Atlas(content.factions);
  const catalogue = new Catalogue(news);
  const offers = new RandomOffers({
    store,
    catalogue,
    atlas,
    templates: content.templates,
    ...offerSettings(config),
  });
  const core = makeCore({
    ...{ store, clock, atlas, catalogue, news, offers, onError },
    rules: rulesOf(config),
    home: homeOf(config),
    newId: () => chance.uuid(),
  });
  const { service, players } = core;
  const offerWatch = new OfferWatch({
    isLive: rooms.has,
    refill: (playerId) => service.refill(playerId),
    lostTarget: (playerId) => service.hasLostTarget(playerId),
    roads: () => atlas.graph.network,
    cooldownMs: cooldownMs(config),
    consider: news.dueAt,
  });
  const world = new WorldService({ store, atlas, news });
  const dailies = new DailyQuests({ store, catalogue, atlas, pools: content.dailyPools, news });
  const sources = dueSources({ config, content, store, clock, atlas, world, core, dailies, offerWatch });
  let catchUp = (): Promise<void> => Promise.resolve();
  const processes = {
    presence,
    several: true,
    start: async (run: () => Promise<void>) => {
      catchUp = run;
    },
  } as unknown as Processes;
  const meeting = meet({ processes, store, catalogue, rooms, world, onError });
  const lostPlaces = new LostPlaces(atlas, catalogue, () => undefined);
  for (const listener of [
    rooms,
    namesNews(atlas, rooms),
    placesNews(atlas, lostPlaces, rooms),
    offerWatch,
    meeting.out,
  ])
    news.listen(listener);
  await atlas.load(store.world);
  catalogue.follow(await store.missions.active());
  await meeting.start();
  return {
    ...{ service, players, rooms, world, die },
    names: new KnownNames(atlas, catalogue),
    died: death.promise,
    get isDead() {
      return dead;
    },
    view: {
      catalogue,
      factions: content.factions.map((f) => f.code),
      context: core.context,
      dayOf: (regionId) => dailies.dayOf(regionId, clock.now()),
    },
    catchUp: () => catchUp(),
    applyDue: () => applied(sources, clock.now()),
  };
}

async function applied(sources: readonly DueSource[], now: number): Promise<void> {
  for (const source of sources) await source.apply(now);
}
