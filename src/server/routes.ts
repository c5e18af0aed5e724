import type { LiveRooms } from '../../rooms/live-rooms.ts';
import type { Atlas } from '../app/map/atlas.ts';
import type { WorldService } from '../app/map/world-service.ts';
import type { WorkInHand } from '../app/pacing/work-in-hand.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Store } from '../app/ports/store.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { DueSchedule } from '../clock/due-schedule.ts';
import { OffsetClock } from '../clock/system-clock.ts';
import type { Config } from '../config/config.ts';
import { rulesOf } from '../config/settings.ts';
import { adminPlayerRoutes } from '../http/admin-player-routes.ts';
import { adminRoutes } from '../http/admin-routes.ts';
import type { Route } from '../http/call.ts';
import { answerFault } from '../http/check-answer.ts';
import { devRoutes } from '../http/dev-routes.ts';
import { type Endpoint, endpointOf } from '../http/endpoint.ts';
import { mapRoutes } from '../http/map-routes.ts';
import { operatorRoutes } from '../http/operator-routes.ts';
import { playerRoutes } from '../http/player-routes.ts';
import { serviceRoutes } from '../http/service-routes.ts';
import { KnownNames } from '../intake/known-names.ts';
import type { Metrics } from '../ops/metrics.ts';
import type { Secrets } from '../ops/secrets.ts';
import type { Traffic } from '../ops/traffic.ts';
import type { Core } from './core.ts';
import { failing } from './failing.ts';
import type { Limits } from './limits.ts';

export interface RouteParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly core: Core;
  readonly store: Store;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly schedule: DueSchedule;
  readonly metrics: Metrics;
  readonly atlas: Atlas;
  readonly world: WorldService;
  readonly limits: Limits;
  readonly liveRooms: LiveRooms;
  readonly traffic: Traffic;
  readonly work: WorkInHand;
  onError(error: unknown): void;
}

/** Every HTTP route of this configuration, bound to what it needs. */
export function endpoints(parts: RouteParts): Endpoint[] {
  const { config, secrets, core, store, tokens, clock, schedule, metrics, atlas, world } = parts;
  const { liveRooms, limits, work, onError } = parts;
  const names = new KnownNames(atlas, core.catalogue);
  const contract: Route[] = [
    ...playerRoutes({ service: core.service, catalogue: core.catalogue }),
    ...serviceRoutes({ service: core.service, store, world, names }),
    ...mapRoutes({ atlas, players: core.players, clock, rules: rulesOf(config) }),
    ...adminRoutes({ service: core.service, admin: core.admin, store }),
    ...adminPlayerRoutes({
      service: core.service,
      catalogue: core.catalogue,
      store,
      factions: atlas.factions,
    }),
    ...(!config.production && clock instanceof OffsetClock
      ? devRoutes({
          service: core.service,
          players: core.players,
          tokens,
          clock,
          names,
          atlas,
          applyDue: () => schedule.run(),
          clockMoved: (now) => liveRooms.tellAll(['clock_moved', { now }]),
        })
      : []),
  ];
  const operator = operatorRoutes(
    { failing: () => failing(store, work), metrics: metrics.text, metricsType: metrics.contentType },
    contract,
  );
  const bound = {
    tokens,
    players: core.players,
    serviceToken: secrets.serviceToken,
    adminToken: secrets.adminToken,
    metricsToken: config.METRICS_TOKEN,
    production: config.production,
    limits: limits.players,
    addresses: limits.addresses,
    ...(config.underTest ? { fault: answerFault } : {}),
    answered: parts.traffic.answered,
    onError,
  };
  return [...contract, ...operator].map((route) => endpointOf(route, bound));
}
