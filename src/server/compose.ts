import { createHash } from 'node:crypto';
import { LiveRooms } from '../../rooms/live-rooms.ts';
import { Reloads } from '../../rooms/reloads.ts';
import { provideRooms } from '../../rooms/room-parts.ts';
import { TokenEnds } from '../../rooms/token-ends.ts';
import { Atlas, worldRows } from '../app/map/atlas.ts';
import { LostPlaces, lostLine } from '../app/map/lost-places.ts';
import { WorldService } from '../app/map/world-service.ts';
import { WorkInHand } from '../app/pacing/work-in-hand.ts';
import type { Store } from '../app/ports/store.ts';
import { Catalogue } from '../app/stock/catalogue.ts';
import { DailyQuests } from '../app/stock/daily-quests.ts';
import { OfferWatch } from '../app/stock/offer-watch.ts';
import { RandomOffers } from '../app/stock/random-offers.ts';
import { syncContent } from '../app/stock/sync-content.ts';
import { Tokens } from '../auth/tokens.ts';
import { dueNews } from '../clock/due-news.ts';
import { DueSchedule } from '../clock/due-schedule.ts';
import type { Config } from '../config/config.ts';
import { cooldownMs, homeOf, offerSettings, rulesOf } from '../config/settings.ts';
import type { Content } from '../content/load-content.ts';
import { namesNews } from '../news/names-news.ts';
import { News } from '../news/news.ts';
import { placesNews } from '../news/places-news.ts';
import { Dependency } from '../ops/dependency.ts';
import type { Logger } from '../ops/log.ts';
import { Metrics } from '../ops/metrics.ts';
import { guardProcess } from '../ops/process-guard.ts';
import { secretsFor } from '../ops/secrets.ts';
import { Traffic } from '../ops/traffic.ts';
import { watchedStore } from '../ops/watched-store.ts';
import type { Database } from '../persistence/database.ts';
import { poolCounts } from '../persistence/pool.ts';
import { homeProblem } from '../world/home.ts';
import { makeColyseus } from './colyseus-server.ts';
import { makeCore } from './core.ts';
import { dueSources } from './due-work.ts';
import { makeLimits } from './limits.ts';
import { meet } from './meet.ts';
import { missionClock } from './mission-clock.ts';
import { panelSettings } from './panel-settings.ts';
import { makeProcesses } from './processes.ts';
import { endpoints } from './routes.ts';
import { stopInOrder } from './stop.ts';

const PROBE_MS = 5_000;

/** A server that answers. */
export interface RunningServer {
  readonly port: number;
  /** Ends sessions, finishes what is being written, lets go of the database. */
  close(): Promise<void>;
}

/** Puts a server together on an open database, catches up with the clock, and listens. */
export async function compose(
  config: Config,
  content: Content,
  database: Database,
  log: Logger,
  tell: (line: string) => void,
): Promise<RunningServer> {
  const secrets = secretsFor(config);
  const tokens = await Tokens.from({
    jwtSecret: secrets.jwtSecret,
    jwksUrl: config.JWKS_URL,
    jwtPublicKey: config.JWT_PUBLIC_KEY,
    issuer: config.JWT_ISSUER,
    audience: config.JWT_AUDIENCE,
    onAway: (error) => log.warn(error),
  });
  const metrics = new Metrics();
  const traffic = new Traffic(metrics, log);
  const store = watchedStore(database.store, new Dependency('database', config.DATABASE_URL, log, metrics));
  const probe = config.DATABASE_URL === undefined ? undefined : lookAfter(store);
  const onError = (error: unknown) => {
    metrics.error();
    log.error(error);
  };
  const time = await missionClock(config, store, log, onError);
  const { clock } = time;
  // Told of everything, and there before everybody who tells or listens.
  const news = new News(onError);
  const liveRooms = new LiveRooms(onError);
  const processes = makeProcesses(config, new Dependency('redis', config.REDIS_URL, log, metrics));
  const atlas = new Atlas(content.factions);
  const catalogue = new Catalogue(news);
  const core = makeCore({
    store,
    clock,
    atlas,
    rules: rulesOf(config),
    home: homeOf(config),
    // The embedded database has one connection: a second lane would only wait for it.
    lanes: config.DATABASE_URL === undefined ? 1 : 2,
    catalogue,
    news,
    offers: new RandomOffers({
      store,
      catalogue,
      atlas,
      templates: content.templates,
      ...offerSettings(config),
    }),
    onError,
  });
  const { service } = core;
  const offerWatch = new OfferWatch({
    isLive: liveRooms.has,
    refill: (playerId) => service.refill(playerId),
    lostTarget: (playerId) => service.hasLostTarget(playerId),
    roads: () => atlas.graph.network,
    cooldownMs: cooldownMs(config),
    consider: news.dueAt,
  });
  const lostPlaces = new LostPlaces(atlas, catalogue, (lost) => log.warn(lostLine(lost)));
  const world = new WorldService({ store, atlas, news });
  const dailies = new DailyQuests({ store, catalogue, atlas, pools: content.dailyPools, news });
  const schedule = new DueSchedule(
    clock,
    dueSources({ config, content, store, clock, atlas, world, core, dailies, offerWatch }),
    onError,
  );
  const meeting = meet({ processes, store, catalogue, rooms: liveRooms, world, onError });
  news.listen(liveRooms);
  news.listen(namesNews(atlas, liveRooms));
  news.listen(placesNews(atlas, lostPlaces, liveRooms));
  news.listen({ mapChanged: () => service.placeWaiting() });
  news.listen(offerWatch);
  news.listen(dueNews(schedule, catalogue));
  news.listen(metrics);
  news.listen(meeting.out);
  metrics.watch({
    rooms: () => liveRooms.size,
    queued: () => core.pipeline.depth,
    dueLag: () => schedule.lagMs,
    ...(time.aheadMs === undefined ? {} : { clockAhead: time.aheadMs }),
    ...(config.DATABASE_URL === undefined ? {} : { pool: await poolCounts(database) }),
  });

  const authoredAnew = await syncContent(store.missions, content.missions.map(authored));
  if (!config.production && (await store.world.all()).length === 0)
    await store.world.upsert(worldRows(content.galaxy));
  await atlas.load(store.world);
  catalogue.follow(await store.missions.active());
  lostPlaces.look();
  const misplaced = homeProblem(atlas.graph, homeOf(config));
  if (misplaced !== undefined) log.warn(misplaced);
  const limits = makeLimits(config, processes.line, metrics.limited);
  const tokenEnds = new TokenEnds(tokens);
  const work = new WorkInHand();
  provideRooms({
    service,
    tokens,
    tokenEnds,
    liveRooms,
    reloads: new Reloads({ chance: Math.random, onError }),
    work,
    catalogue,
    factions: content.factions.map((f) => f.code),
    limits: limits.players,
    context: core.context,
    dayOf: (regionId) => dailies.dayOf(regionId, clock.now()),
    onError,
    answered: traffic.answered,
  });
  const parts = {
    ...{ config, secrets, core, store, tokens, clock, schedule },
    ...{ metrics, traffic, atlas, world, limits, liveRooms, work, onError },
  };
  const colyseus = makeColyseus({
    publicAddress: config.PUBLIC_ADDRESS,
    processes,
    endpoints: endpoints(parts),
    panel: panelSettings(config),
    tokens,
    limits,
    work,
    proxies: config.TRUST_PROXY,
    originRules: {
      allowed: config.ALLOWED_ORIGINS,
      production: config.production,
      publicAddress: config.PUBLIC_ADDRESS,
      behindProxy: config.TRUST_PROXY > 0,
    },
    onError: (message) => log.warn(message),
    answered: traffic.answered,
  });
  await meeting.start();
  // Processes that run already hear of the content that this one brought.
  if (authoredAnew.length > 0) news.missionsChanged(await store.missions.byIds(authoredAnew), 'here');
  tell(`map: ${atlas.graph.sectors.size} sectors; catching up with what is due`);
  await schedule.start();
  const watched = tokenEnds.start();
  const port = await colyseus.listen(config.PORT, config.HOST);
  const unguard = guardProcess({ log, count: metrics.uncaught });
  return {
    port,
    close: async () => {
      watched();
      clearInterval(probe);
      meeting.stop();
      await stopInOrder({
        work,
        refuseConnections: colyseus.refuseConnections,
        leaveOthers: processes.leave,
        stopClock: () => {
          time.stop();
          return schedule.stop();
        },
        written: () => core.pipeline.drained(),
        closeSockets: colyseus.close,
        hangUp: processes.close,
        closeDatabase: () => database.close(),
        onError,
      });
      unguard();
    },
  };
}

/** Asks the database now and then: where nobody plays, its loss would be noticed late. */
const lookAfter = (store: Store): NodeJS.Timeout =>
  setInterval(() => void store.readiness().catch(() => undefined), PROBE_MS).unref();

const authored = (definition: Content['missions'][number]) => ({
  definition,
  digest: createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 16),
});
