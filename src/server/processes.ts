import { LocalPresence, matchMaker, type Presence } from '@colyseus/core';
import { Heartbeat } from '../../rooms/colyseus/redis/heartbeat.ts';
import { refuseStuckJoins } from '../../rooms/colyseus/redis/join-door.ts';
import { PlayerRoomDriver } from '../../rooms/colyseus/redis/player-room-driver.ts';
import { RedisLine } from '../../rooms/colyseus/redis/redis-line.ts';
import { SteadyPresence } from '../../rooms/colyseus/redis/steady-presence.ts';
import type { Config } from '../config/config.ts';
import type { Dependency } from '../ops/dependency.ts';

/** Tells clients to join again: their room goes on in another process. */
const MOVED = 4001;

/** Where the processes of a deployment meet: Redis where there are several, memory where there is one. */
export interface Processes {
  readonly presence: Presence;
  readonly driver: PlayerRoomDriver | undefined;
  readonly line: RedisLine | undefined;
  /** Whether there may be others. */
  readonly several: boolean;
  /** The process to make a room in. */
  leastBusy(): Promise<string>;
  /** Meets the others from now on; `catchUp` is called when news of them may have been missed. */
  start(catchUp: () => void): Promise<void>;
  /** Gives up this process's rooms: who joins from now on is let in elsewhere. */
  leave(): Promise<void>;
  /** Hangs up, after everything else. */
  close(): Promise<void>;
}

export function makeProcesses(config: Config, dependency: Dependency): Processes {
  const { REDIS_URL: url, REDIS_PREFIX: prefix } = config;
  if (url === undefined) return oneProcess();
  const line = new RedisLine({
    url,
    prefix,
    onAway: (error) => dependency.lost(reasonOf(error)),
    onBack: () => dependency.back(),
  });
  const presence = new SteadyPresence(line);
  const driver = new PlayerRoomDriver(line, presence, (roomId) => {
    matchMaker.getLocalRoomById(roomId)?.disconnect(MOVED);
  });
  let heartbeat: Heartbeat | undefined;
  return {
    presence,
    driver,
    line,
    several: true,
    leastBusy: () => leastBusy(presence),
    start: async (catchUp) => {
      refuseStuckJoins(line);
      heartbeat = new Heartbeat(line, presence, {
        restore: async () => {
          await driver.restore();
          await matchMaker.stats.persist(true);
        },
        catchUp,
      });
      await heartbeat.start();
    },
    leave: async () => {
      // Nobody asks this process for a room any more, and its own are made anew elsewhere.
      await presence.unsubscribe(`p:${matchMaker.processId}`);
      await driver.leave();
    },
    close: () => {
      heartbeat?.stop();
      return presence.close();
    },
  };
}

/** A process that has no others. */
export function oneProcess(): Processes {
  const nothing = async () => undefined;
  return {
    presence: new LocalPresence(),
    driver: undefined,
    line: undefined,
    several: false,
    leastBusy: async () => matchMaker.processId,
    start: nothing,
    leave: nothing,
    close: nothing,
  };
}

/** Of those that answer, the process with the fewest rooms: one that was killed may still be counted. */
async function leastBusy(presence: SteadyPresence): Promise<string> {
  const counted = await matchMaker.stats.fetchAll();
  const listening = await presence.listeners(counted.map(({ processId }) => `p:${processId}`));
  const open = counted.filter((_, i) => listening[i] === 1);
  const [least] = open.sort((a, b) => a.roomCount - b.roomCount);
  return least?.processId ?? matchMaker.processId;
}

/** Why Redis is away; the client's own words for "not connected" help nobody. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /isn't writeable/.test(text) ? 'not connected' : text;
}
