import { LiveRooms } from '../../rooms/live-rooms.ts';
import { Reloads } from '../../rooms/reloads.ts';
import { provideRooms } from '../../rooms/room-parts.ts';
import { TokenEnds } from '../../rooms/token-ends.ts';
import { Atlas, worldRows } from '../../src/app/map/atlas.ts';
import { WorkInHand } from '../../src/app/pacing/work-in-hand.ts';
import { Catalogue } from '../../src/app/stock/catalogue.ts';
import { DailyQuests } from '../../src/app/stock/daily-quests.ts';
import { OfferWatch } from '../../src/app/stock/offer-watch.ts';
import { syncContent } from '../../src/app/stock/sync-content.ts';
import { Tokens } from '../../src/auth/tokens.ts';
import { dailyRefresh } from '../../src/clock/board-sources.ts';
import { dueNews } from '../../src/clock/due-news.ts';
import { DueSchedule } from '../../src/clock/due-schedule.ts';
import { missionExpiry } from '../../src/clock/due-sources.ts';
import { ManualClock } from '../../src/clock/manual-clock.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { DEFAULT_RULES } from '../../src/missions/rules.ts';
import { News } from '../../src/news/news.ts';
import { Metrics } from '../../src/ops/metrics.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';
import { makeColyseus } from '../../src/server/colyseus-server.ts';
import { makeCore } from '../../src/server/core.ts';
import { oneProcess } from '../../src/server/processes.ts';
import { nextRefresh } from '../../src/world/region-clock.ts';
import { noLimits } from '../no-limits.ts';
import { answerParent, workOrder } from '../rooms/child.ts';
import { late } from './late-store.ts';
import { personalOffers } from './personal-offers.ts';
import { refreshAnswers } from './refresh-answers.ts';

/**
 * The shipped rooms on the shipped content and a store in memory that answers a turn later, a minute before the game day turns
 * over. Its clock stands still until the parent asks for the refresh.
 */
const REGION = 'terran_space';
const MINUTE = 60_000;
/** Random offers outlast the days of the benchmark: only the dailies turn over. */
const OFFER_TTL_MS = 30 * 24 * 60 * MINUTE;
/** How long an emptied slot cools down, as shipped. */
const COOLDOWN_MS = 10 * MINUTE;

const { offers, players, jwtSecret } = workOrder();
const onError = (error: unknown) => console.error(error);
const content = await loadContent('./content');
const region = content.galaxy.regions.find((r) => r.id === REGION)!;
const clock = new ManualClock(nextRefresh(region, Date.now()) - MINUTE);
const store = late(new MemoryStore(() => clock.now()));
const atlas = new Atlas(content.factions);
const liveRooms = new LiveRooms(onError);
const metrics = new Metrics();
const news = new News(onError);
const catalogue = new Catalogue(news);
const core = makeCore({
  store,
  clock,
  atlas,
  rules: DEFAULT_RULES,
  catalogue,
  news,
  onError,
});
const { service } = core;
const offerWatch = new OfferWatch({
  isLive: liveRooms.has,
  refill: (playerId) => service.refill(playerId),
  lostTarget: () => false,
  roads: () => undefined,
  cooldownMs: COOLDOWN_MS,
  consider: () => undefined,
});
const dailies = new DailyQuests({ store, catalogue, atlas, pools: content.dailyPools, news });
const schedule = new DueSchedule(
  clock,
  [missionExpiry(store, catalogue), dailyRefresh(dailies, clock)],
  onError,
);
for (const listener of [liveRooms, offerWatch, dueNews(schedule, catalogue), metrics]) news.listen(listener);
await syncContent(
  store.missions,
  content.missions.map((definition) => ({ definition, digest: '' })),
);
await store.missions.insert(personalOffers(players, offers, clock.now() + OFFER_TTL_MS));
await store.world.upsert(worldRows(content.galaxy));
await atlas.load(store.world);
catalogue.follow(await store.missions.active());
const tokens = await Tokens.from({ jwtSecret });
const work = new WorkInHand();
provideRooms({
  service,
  tokens,
  tokenEnds: new TokenEnds(tokens),
  liveRooms,
  reloads: new Reloads({ chance: Math.random, onError }),
  work,
  catalogue,
  factions: content.factions.map((f) => f.code),
  limits: noLimits.players,
  context: core.context,
  dayOf: (regionId) => dailies.dayOf(regionId, clock.now()),
  onError,
  answered: () => undefined,
});
const colyseus = makeColyseus({
  publicAddress: undefined,
  processes: oneProcess(),
  work,
  tokens,
  limits: noLimits,
  proxies: 0,
  endpoints: [],
  originRules: { allowed: [], production: false },
  onError,
  answered: () => undefined,
});
await schedule.start();
const turnOver = async () => {
  clock.set(nextRefresh(region, clock.now()));
  await schedule.run();
};
answerParent(await colyseus.listen(0, '127.0.0.1'), refreshAnswers(liveRooms, turnOver));
