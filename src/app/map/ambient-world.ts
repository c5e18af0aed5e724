import { random } from '../../generation/random.ts';
import type { World } from '../../world/world.ts';
import type { Atlas } from './atlas.ts';
import type { WorldService } from './world-service.ts';

/** One beacon calls in every window of this length, ms. */
const WINDOW_MS = 20 * 60_000;
const BEACON_MINUTES = { min: 45, max: 90 };
const WRECK_UNITS = { min: 40, max: 160 };
const NOTHING: World = {
  regions: [],
  clusters: [],
  sectors: [],
  warps: [],
  npcs: [],
  wrecks: [],
  worldEvents: [],
};

/**
 * Keeps a map without a game alive: a distress beacon now and then, and wrecks that fill up again.
 * For development only. What happens in a window is a function of map and window, so a restart
 * repeats it rather than adding to it.
 */
export class AmbientWorld {
  readonly #atlas: Atlas;
  readonly #world: WorldService;
  #window = -1;

  constructor(atlas: Atlas, world: WorldService) {
    this.#atlas = atlas;
    this.#world = world;
  }

  next = (now: number): number => (Math.floor(now / WINDOW_MS) + 1) * WINDOW_MS;

  async apply(now: number): Promise<void> {
    const window = Math.floor(now / WINDOW_MS);
    if (window === this.#window) return;
    const changes = this.#happenings(window);
    if (changes !== undefined) await this.#world.put(changes);
    this.#window = window;
  }

  #happenings(window: number): World | undefined {
    const { sectors, wrecks } = this.#atlas.graph;
    if (sectors.size === 0) return undefined;
    const chance = random(`ambient/${window}`);
    const sector = chance.pick([...sectors.values()]);
    const startsAt = window * WINDOW_MS;
    const endsAt = startsAt + chance.int(BEACON_MINUTES.min, BEACON_MINUTES.max) * 60_000;
    const beacon = {
      id: `ambient-beacon-${window}`,
      kind: 'distress_beacon' as const,
      regionId: sector.regionId,
      sectorId: sector.id,
      startsAt,
      endsAt,
    };
    const wreck = wrecks.size === 0 ? undefined : chance.pick([...wrecks.values()]);
    const refilled =
      wreck === undefined
        ? []
        : [{ ...wreck, cargo: mapped(wreck.cargo, () => chance.int(WRECK_UNITS.min, WRECK_UNITS.max)) }];
    return { ...NOTHING, worldEvents: [beacon], wrecks: refilled };
  }
}

const mapped = (cargo: Readonly<Record<string, number>>, units: () => number): Record<string, number> =>
  Object.fromEntries(Object.keys(cargo).map((commodity) => [commodity, units()]));
