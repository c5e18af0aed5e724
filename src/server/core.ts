import type { Atlas } from '../app/map/atlas.ts';
import { MissionService } from '../app/mission-service.ts';
import { Pipeline } from '../app/pipeline/pipeline.ts';
import { Players } from '../app/players.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Publisher } from '../app/ports/publisher.ts';
import type { Store } from '../app/ports/store.ts';
import type { Catalogue } from '../app/stock/catalogue.ts';
import { MissionAdmin } from '../app/stock/mission-admin.ts';
import type { RandomOffers } from '../app/stock/random-offers.ts';
import type { Context, Rules } from '../missions/rules.ts';
import { type HomeSettings, homeOn } from '../world/home.ts';

export interface CoreParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly atlas: Atlas;
  readonly rules: Rules;
  /** Where new players begin; the map decides what is left open. */
  readonly home?: HomeSettings;
  /** Batches on their way at once; see `Pipeline`. */
  readonly lanes?: number;
  readonly catalogue: Catalogue;
  readonly news: Publisher;
  /** Random offers, where there is a map to make them from. */
  readonly offers?: RandomOffers;
  /** Ids of attempts; by chance when not said. */
  newId?(): string;
  onError(error: unknown): void;
}

/** The server without its transports: what rooms, HTTP, tests and benchmarks work with. */
export interface Core {
  readonly catalogue: Catalogue;
  readonly pipeline: Pipeline;
  readonly players: Players;
  readonly service: MissionService;
  readonly admin: MissionAdmin;
  context(): Context;
}

/** Puts the core together. */
export function makeCore(parts: CoreParts): Core {
  const { store, clock, atlas, rules, catalogue, news, onError, home = {} } = parts;
  const contextAt = (now: number): Context => ({
    now,
    rules,
    names: atlas.names,
    home: homeOn(atlas.graph, home),
    lacksPlace: atlas.lacksPlace,
    newId: parts.newId ?? (() => crypto.randomUUID()),
    missionById: (id) => catalogue.byId(id),
    missionHeldBy: (attempt) => catalogue.heldBy(attempt),
  });
  const context = () => contextAt(clock.now());
  const pipeline = new Pipeline({
    store,
    clock,
    catalogue,
    news,
    contextAt,
    onError,
    lanes: parts.lanes ?? 1,
  });
  const players = new Players(store, () => context().home);
  const service = new MissionService({
    store,
    pipeline,
    players,
    catalogue,
    context,
    offers: parts.offers,
    news,
  });
  const admin = new MissionAdmin({ store, catalogue, atlas, pipeline, clock });
  return { catalogue, pipeline, players, service, admin, context };
}
