import { Atlas, worldRows } from '../../src/app/map/atlas.ts';
import { type LostMission, LostPlaces } from '../../src/app/map/lost-places.ts';
import { WorldService } from '../../src/app/map/world-service.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { Catalogue } from '../../src/app/stock/catalogue.ts';
import { DailyQuests } from '../../src/app/stock/daily-quests.ts';
import { FactionBoards } from '../../src/app/stock/faction-boards.ts';
import { RandomOffers } from '../../src/app/stock/random-offers.ts';
import { ManualClock } from '../../src/clock/manual-clock.ts';
import { unavailable } from '../../src/missions/availability.ts';
import type { FamilyName, Mission } from '../../src/missions/mission.ts';
import { DEFAULT_RULES, type Rules } from '../../src/missions/rules.ts';
import type { EventFacts } from '../../src/objectives/game-event.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';
import { type Core, makeCore } from '../../src/server/core.ts';
import type { HomeSettings } from '../../src/world/home.ts';
import type { World } from '../../src/world/world.ts';
import { pools, templates } from '../generation/content.ts';
import { anNpc, aSector, aWorld, road } from '../generation/given-world.ts';
import { HOUR, MINUTE, NOW } from '../support/given-context.ts';
import { FACTIONS } from '../support/given-core.ts';
import { silentNews } from '../support/silent-news.ts';

/** What a test says of a process whose map, offers, boards and days are under way. */
export interface GivenTurnover {
  store?: Store;
  clock?: ManualClock;
  /** Stored before the process starts; the store's own map when missing. */
  world?: World;
  slots?: number;
  boardSize?: number;
  rules?: Partial<Rules>;
  templates?: typeof templates;
  home?: HomeSettings;
}

/** One process: everything that makes and shows what turns over, without its transports. */
export interface Turnover extends Core {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly atlas: Atlas;
  readonly offers: RandomOffers;
  readonly dailies: DailyQuests;
  readonly boards: FactionBoards;
  readonly world: WorldService;
  lostPlaces(onLost: (lost: readonly LostMission[]) => void): LostPlaces;
  /** Regions whose day was shown, in order. */
  readonly turned: string[];
  /** What the clock service does at a wake-up. */
  tick(): Promise<void>;
  /** What a player sees of a family when looking now. */
  sees(playerId: string, family: FamilyName): Promise<Mission[]>;
  /** The refusal's code, or `undefined` when it went well. */
  tries(
    playerId: string,
    verb: 'accept' | 'complete' | 'abandon',
    missionId: string,
  ): Promise<string | undefined>;
  /** The game reports facts that happen now. */
  happens(playerId: string, ...facts: EventFacts[]): Promise<void>;
}

export const TTL = 2 * HOUR;
export const COOLDOWN = 10 * MINUTE;

let events = 0;

/** Starts a process; on the store and clock of another it is a second one, or the first after a restart. */
export async function aTurnover(given: GivenTurnover = {}): Promise<Turnover> {
  const { store = new MemoryStore(() => Date.now()), clock = new ManualClock(NOW) } = given;
  const { slots = 3, boardSize = 3, rules, world: rows, home = {} } = given;
  const generators = given.templates ?? templates;
  if (rows !== undefined) await store.world.upsert(worldRows(rows));
  const atlas = new Atlas(FACTIONS.map((code) => ({ code, name: code, stance: 'neutral', colours: [] })));
  await atlas.load(store.world);
  const turned: string[] = [];
  const news = silentNews();
  news.listen({ dayTurned: (regionId) => turned.push(regionId) });
  const catalogue = new Catalogue(news);
  const pins = { slots, ttlMs: TTL, cooldownMs: COOLDOWN };
  const offers = new RandomOffers({ store, catalogue, atlas, templates: generators, ...pins });
  const core = makeCore({
    store,
    clock,
    atlas,
    rules: { ...DEFAULT_RULES, ...rules },
    home,
    catalogue,
    news,
    offers,
    onError: (error) => {
      throw error;
    },
  });
  const { service } = core;
  catalogue.follow(await store.missions.active());
  const dailies = new DailyQuests({ store, catalogue, atlas, pools, news });
  const boards = new FactionBoards({
    store,
    catalogue,
    atlas,
    templates: generators,
    size: boardSize,
  });
  const world = new WorldService({ store, atlas, news });
  return {
    ...core,
    store,
    clock,
    atlas,
    offers,
    dailies,
    boards,
    world,
    turned,
    lostPlaces: (onLost) => new LostPlaces(atlas, catalogue, onLost),
    tick: async () => {
      const over = await store.missions.deactivateExpired(clock.now(), 1000);
      catalogue.put(await store.missions.byIds(over));
      await dailies.apply(clock.now());
      await boards.apply(clock.now());
    },
    sees: async (playerId, family) => {
      const state = await service.player(playerId);
      const ctx = core.context();
      return catalogue
        .boardFor(playerId)
        .filter((m) => m.family === family && unavailable(m, state, ctx) === undefined);
    },
    tries: async (playerId, verb, missionId) => {
      const answer = await service.command(playerId, { type: `${verb}Mission`, missionId });
      return answer.ok ? undefined : answer.refusal.code;
    },
    happens: async (playerId, ...facts) => {
      const occurredAt = clock.now();
      await service.events(
        playerId,
        facts.map((f) => ({ ...f, id: `turnover-${++events}`, playerId, occurredAt })),
      );
    },
  };
}

/** The first after a restart, or a second process beside it. */
export const anotherOn = ({ store, clock }: Turnover, given: GivenTurnover = {}): Promise<Turnover> =>
  aTurnover({ ...given, store, clock });

/** Thirty sectors of the players' home on a road with two short cuts; wrecks and wanted captains all along. */
export const aHome = (overrides: Partial<World> = {}): World => {
  const ids = Array.from({ length: 30 }, (_, i) => i + 1);
  const type = (id: number) => ['STANDARD', 'NEBULA', 'ASTEROID_FIELD', 'INDUSTRIAL', 'STANDARD'][id % 5]!;
  return aWorld({
    regions: [
      { id: 'terran_space', name: 'Terran Space', timeZone: 'UTC', refreshHour: 0 },
      { id: 'far_rim', name: 'Far Rim', timeZone: 'Asia/Tokyo', refreshHour: 0 },
    ],
    clusters: [
      { id: 'inner', name: 'Inner', regionId: 'terran_space', type: 'RESOURCE_RICH' },
      { id: 'outer', name: 'Outer', regionId: 'terran_space', type: 'TRADE_HUB' },
      { id: 'rim', name: 'Rim', regionId: 'far_rim', type: 'FRONTIER_OUTPOST' },
    ],
    sectors: [
      ...ids.map((id) =>
        aSector(id, { type: type(id), clusterId: id <= 15 ? 'inner' : 'outer', regionId: 'terran_space' }),
      ),
      ...ids.map((id) => aSector(100 + id, { type: type(id), clusterId: 'rim', regionId: 'far_rim' })),
    ],
    warps: [
      ...road(...ids),
      { from: 1, to: 9 },
      { from: 20, to: 4 },
      ...road(...ids.map((id) => id + 100)),
      ...road(30, 130),
    ],
    npcs: [3, 6, 9, 12, 18, 24, 105, 115].map((sectorId) => anNpc(`captain-${sectorId}`, { sectorId })),
    wrecks: [4, 8, 16, 22, 110].map((sectorId) => ({ id: `hull-${sectorId}`, sectorId, cargo: { ore: 90 } })),
    ...overrides,
  });
};

/** The same for two looks: which offers or quests they are, in whatever order. */
export const idsOf = (missions: readonly Mission[]): string[] => missions.map((m) => m.id).toSorted();

/** Every mission that was ever made, over a store in memory. */
export function everyMission({ store }: Turnover): Mission[] {
  if (!(store instanceof MemoryStore)) throw new Error('only a memory store lists all missions');
  return store.missions.all();
}
