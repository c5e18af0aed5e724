import { createHash } from 'node:crypto';
import { LiveRooms } from '../rooms/live-rooms.ts';
import { ProcessBus } from '../rooms/process-bus.ts';
import { provideRooms } from '../rooms/room-parts.ts';
import { Atlas, worldRows } from './app/atlas.ts';
import type { Clock } from './app/clock.ts';
import { syncContent } from './app/sync-content.ts';
import { Tokens } from './auth/tokens.ts';
import { makeCore } from './board-core.ts';
import { DueSchedule } from './clock/due-schedule.ts';
import { acceptanceDeadlines, forgetting, missionExpiry } from './clock/due-sources.ts';
import { OffsetClock, systemClock } from './clock/system-clock.ts';
import { makeColyseus, makePresence } from './colyseus-server.ts';
import type { Config } from './config.ts';
import { type Content, loadContent } from './content/load-content.ts';
import { makeLog } from './ops/log.ts';
import { Metrics } from './ops/metrics.ts';
import { assertPortFree } from './ops/port.ts';
import { secretsFor } from './ops/secrets.ts';
import { openDatabase } from './persistence/database.ts';
import { ProcessPublisher } from './process-publisher.ts';
import { endpoints } from './routes.ts';

/** A server that answers. */
export interface RunningServer {
  readonly port: number;
  /** Ends sessions, finishes what is being written, lets go of the database. */
  close(): Promise<void>;
}

/**
 * Starts the server. Whatever is wrong is found before anything is touched: settings, content, the
 * port, then the database.
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = makeLog(config.LOG_LEVEL);
  const content = await loadContent(config.CONTENT_DIR);
  await assertPortFree(config.PORT, config.HOST);
  const database = await openDatabase(
    { databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR },
    config.production ? 'refuse' : 'migrate',
  );
  try {
    return await compose(config, content, database, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function compose(
  config: Config,
  content: Content,
  database: Awaited<ReturnType<typeof openDatabase>>,
  log: ReturnType<typeof makeLog>,
): Promise<RunningServer> {
  const { store } = database;
  const clock: Clock & Partial<OffsetClock> = config.production
    ? systemClock
    : new OffsetClock(config.DATA_DIR);
  const secrets = secretsFor(config);
  const tokens = await Tokens.from({
    jwtSecret: secrets.jwtSecret,
    jwksUrl: config.JWKS_URL,
    jwtPublicKey: config.JWT_PUBLIC_KEY,
  });
  const atlas = new Atlas(content.factions);
  const liveRooms = new LiveRooms();
  const metrics = new Metrics({ rooms: () => liveRooms.size, queued: () => core.pipeline.depth });
  const onError = (error: unknown) => {
    metrics.error();
    log.error(error);
  };
  const presence = makePresence(config.REDIS_URL);
  const bus = config.REDIS_URL === undefined ? undefined : new ProcessBus(presence, onError);
  let publisher: ProcessPublisher | undefined;
  const core = makeCore({
    store,
    clock,
    atlas,
    rules: {
      missionCap: config.MISSION_CAP,
      abandonPenalty: config.ABANDON_PENALTY,
      claimGraceMs: config.CLAIM_GRACE_HOURS * 3_600_000,
      reputationRewards: config.REPUTATION_REWARDS === 'on',
    },
    publisher: ({ catalogue }) => {
      publisher = new ProcessPublisher({
        liveRooms,
        catalogue,
        schedule: () => schedule,
        metrics,
        bus,
        onError,
      });
      return publisher;
    },
    onError,
  });
  const schedule: DueSchedule = new DueSchedule(
    clock,
    [
      missionExpiry(store, core.catalogue, publisher!),
      acceptanceDeadlines(store, core.service),
      forgetting(store, systemClock),
    ],
    onError,
  );

  await syncContent(store.missions, content.missions.map(authored));
  if (!config.production && (await store.world.all()).length === 0)
    await store.world.upsert(worldRows(content.galaxy));
  await atlas.load(store.world);
  core.catalogue.put(await store.missions.active());
  await bus?.listen({
    playerIsAt: (playerId, version) => liveRooms.of(playerId)?.playerIsAt(version),
    missionsChanged: (ids) => {
      store.missions
        .byIds(ids)
        .then((missions) => publisher?.shown(core.catalogue.put(missions)))
        .catch(onError);
    },
  });
  provideRooms({
    service: core.service,
    tokens,
    liveRooms,
    catalogue: core.catalogue,
    factions: content.factions.map((f) => f.code),
    rateLimit: config.RATE_LIMIT,
    context: core.context,
    onError,
  });
  const colyseus = makeColyseus({
    redisUrl: config.REDIS_URL,
    publicAddress: config.PUBLIC_ADDRESS,
    presence,
    endpoints: endpoints({ config, secrets, core, store, tokens, clock, schedule, metrics, atlas, onError }),
    onError: (message) => log.warn(message),
  });
  await schedule.start();
  const port = await colyseus.listen(config.PORT, config.HOST);
  return {
    port,
    close: async () => {
      await colyseus.close();
      await schedule.stop();
      await core.pipeline.drained();
      await database.close();
    },
  };
}

const authored = (definition: Content['missions'][number]) => ({
  definition,
  digest: createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 16),
});
