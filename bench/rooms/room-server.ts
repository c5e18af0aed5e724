import { LiveRooms } from '../../rooms/live-rooms.ts';
import { Reloads } from '../../rooms/reloads.ts';
import { provideRooms } from '../../rooms/room-parts.ts';
import { TokenEnds } from '../../rooms/token-ends.ts';
import { Atlas } from '../../src/app/map/atlas.ts';
import { WorkInHand } from '../../src/app/pacing/work-in-hand.ts';
import { Catalogue } from '../../src/app/stock/catalogue.ts';
import { Tokens } from '../../src/auth/tokens.ts';
import { systemClock } from '../../src/clock/system-clock.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { DEFAULT_RULES } from '../../src/missions/rules.ts';
import { News } from '../../src/news/news.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';
import { makeColyseus } from '../../src/server/colyseus-server.ts';
import { makeCore } from '../../src/server/core.ts';
import { oneProcess } from '../../src/server/processes.ts';
import { worldGraph } from '../../src/world/world-graph.ts';
import { noLimits } from '../no-limits.ts';
import { mapOf, missions } from '../support/missions.ts';
import { answerParent, workOrder } from './child.ts';

/** The shipped room on a store in memory, without HTTP routes: what rooms cost by themselves. */
const { offers, jwtSecret } = workOrder();
const onError = (error: unknown) => console.error(error);
const content = await loadContent('./content');
const atlas = new Atlas(content.factions);
atlas.follow(worldGraph(mapOf(offers)), 1);
const liveRooms = new LiveRooms(onError);
const store = new MemoryStore(Date.now);
await store.missions.insert(missions(offers, 5));
const news = new News(onError);
news.listen(liveRooms);
const catalogue = new Catalogue(news);
const core = makeCore({
  store,
  clock: systemClock,
  atlas,
  rules: DEFAULT_RULES,
  catalogue,
  news,
  onError,
});
catalogue.follow(await store.missions.active());
const tokens = await Tokens.from({ jwtSecret });
const work = new WorkInHand();
provideRooms({
  service: core.service,
  tokens,
  tokenEnds: new TokenEnds(tokens),
  liveRooms,
  reloads: new Reloads({ chance: Math.random, onError }),
  work,
  catalogue,
  factions: content.factions.map((f) => f.code),
  dayOf: () => undefined,
  limits: noLimits.players,
  context: core.context,
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
answerParent(await colyseus.listen(0, '127.0.0.1'));
