import { Atlas } from '../../src/app/map/atlas.ts';
import type { PlayerChanged } from '../../src/app/ports/publisher.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { Catalogue } from '../../src/app/stock/catalogue.ts';
import { ManualClock } from '../../src/clock/manual-clock.ts';
import { KnownNames } from '../../src/intake/known-names.ts';
import type { Mission } from '../../src/missions/mission.ts';
import { DEFAULT_RULES, type Rules } from '../../src/missions/rules.ts';
import { News } from '../../src/news/news.ts';
import type { GameEvent } from '../../src/objectives/game-event.ts';
import { MemoryStore } from '../../src/persistence/memory-store.ts';
import { type Core, makeCore } from '../../src/server/core.ts';
import type { World } from '../../src/world/world.ts';
import { worldGraph } from '../../src/world/world-graph.ts';
import { NOW } from './given-context.ts';

/** The factions of these tests: the nine of the game. */
export const FACTIONS = [
  'terran_federation',
  'mercantile_guild',
  'frontier_coalition',
  'astral_mining_consortium',
  'nova_scientific_institute',
  'fringe_alliance',
  'shadow_syndicate',
  'pirates',
  'galactic_concord',
];

/** Sixty sectors in the home region: enough of a map for what these tests name. */
export const HOME_MAP: Partial<World> = {
  regions: [
    { id: 'terran_space', name: 'Terran Space', timeZone: 'UTC', refreshHour: 0 },
    { id: 'the_rim', name: 'The Rim', timeZone: 'UTC', refreshHour: 0 },
  ],
  clusters: [{ id: 'core', name: 'Core', regionId: 'terran_space', type: 'STANDARD' }],
  sectors: Array.from({ length: 60 }, (_, i) => ({
    id: i + 1,
    name: `Sector ${i + 1}`,
    type: 'STANDARD',
    clusterId: 'core',
    regionId: 'terran_space',
    security: 5,
    x: i,
    y: 0,
  })),
};

/** A core with everything that it tells and every failure written down. */
export interface GivenCore extends Core {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly atlas: Atlas;
  /** What knows the names in reported events. */
  readonly names: KnownNames;
  readonly published: PlayerChanged[];
  readonly missionsPublished: string[][];
  /** Players whose last batch may or may not have been stored. */
  readonly unsure: string[];
  readonly errors: unknown[];
  readonly news: News;
}

export interface GivenParts {
  store?: Store;
  missions?: readonly Mission[];
  rules?: Partial<Rules>;
  lanes?: number;
  /** Called with every batch that is published, before it is written down. */
  onPublish?(changed: readonly PlayerChanged[]): void;
}

/** The server without its transports, over a store that holds the missions; the clock stands at `NOW`. */
export async function aCore(given: GivenParts = {}): Promise<GivenCore> {
  const { store = new MemoryStore(() => Date.now()), missions = [], rules, lanes = 1, onPublish } = given;
  const clock = new ManualClock(NOW);
  const published: PlayerChanged[] = [];
  const missionsPublished: string[][] = [];
  const unsure: string[] = [];
  const errors: unknown[] = [];
  const atlas = new Atlas(FACTIONS.map((code) => ({ code, name: code, stance: 'neutral', colours: [] })));
  atlas.follow(worldGraph(HOME_MAP), 1);
  const news = new News((error) => errors.push(error));
  news.listen({
    playersChanged: (changed) => {
      onPublish?.(changed);
      published.push(...changed);
    },
    playersUnsure: (ids) => unsure.push(...ids),
    missionsChanged: (changed) => missionsPublished.push(changed.map((m) => m.id)),
  });
  const catalogue = new Catalogue(news);
  const core = makeCore({
    store,
    clock,
    atlas,
    rules: { ...DEFAULT_RULES, ...rules },
    lanes,
    catalogue,
    news,
    onError: (error) => errors.push(error),
  });
  await store.missions.insert(missions);
  core.catalogue.put(missions);
  missionsPublished.length = 0;
  const names = new KnownNames(atlas, core.catalogue);
  return { ...core, news, store, clock, atlas, names, published, missionsPublished, unsure, errors };
}

/** The player's id of tests that need several. */
export const playerId = (n: number): string => `7b0c2d3e-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A mission's id of tests whose store wants real ones. */
export const missionId = (n: number): string => `3b1e5a90-0000-4000-8000-${String(n).padStart(12, '0')}`;

let events = 0;

/** Ore brought to sector 7 by a player, as the game reports it; the id is new each time. */
export const ore = (player: string, units: number, occurredAt = NOW): GameEvent => ({
  id: `ore-${++events}`,
  type: 'cargo_delivered',
  playerId: player,
  occurredAt,
  sectorId: 7,
  commodity: 'ore',
  units,
});
