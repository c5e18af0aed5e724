import type { WorldService } from '../app/map/world-service.ts';
import type { NewsListener } from '../app/ports/publisher.ts';
import type { Store } from '../app/ports/store.ts';
import type { Catalogue } from '../app/stock/catalogue.ts';
import { hearBus } from '../news/bus-in.ts';
import { BusOut } from '../news/bus-out.ts';
import { CatchUp } from '../news/catch-up.ts';
import { Follower, type OpenRooms } from '../news/follower.ts';
import type { Processes } from './processes.ts';

export interface MeetingParts {
  readonly processes: Processes;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly rooms: OpenRooms;
  readonly world: WorldService;
  onError(error: unknown): void;
}

/** A process's talk with the others: what it tells them, and how it follows them. */
export interface Meeting {
  /** Hears the news for them. */
  readonly out: NewsListener;
  /** Hears them from now on, and looks for itself when it may have missed something. */
  start(): Promise<void>;
  stop(): void;
}

/**
 * How often it looks for itself although nothing seems to be missed, ms: a process that is killed behind
 * its commit tells nobody.
 */
const LOOK_MS = 30_000;

/** Has a process tell the others what it does and follow what they do; a process alone has nothing to say. */
export function meet({ processes, store, catalogue, rooms, world, onError }: MeetingParts): Meeting {
  if (!processes.several)
    return { out: {}, start: () => processes.start(() => undefined), stop: () => undefined };
  const self = crypto.randomUUID();
  const follower = new Follower({ rooms, missions: store.missions, catalogue, world, onError });
  const catchUp = new CatchUp({ store, catalogue, rooms, world, follower, onError });
  let looking: NodeJS.Timeout | undefined;
  return {
    out: new BusOut(processes.presence, self),
    start: async () => {
      await hearBus(processes.presence, self, follower, onError);
      await processes.start(catchUp.run);
      looking = setInterval(() => void catchUp.run(), LOOK_MS).unref();
    },
    stop: () => clearInterval(looking),
  };
}
