import type { Clock } from '../app/ports/clock.ts';
import type { Store } from '../app/ports/store.ts';
import { OffsetClock, systemClock } from '../clock/system-clock.ts';
import { WatchedClock } from '../clock/watched-clock.ts';
import type { Config } from '../config/config.ts';
import type { Logger } from '../ops/log.ts';

/** Mission time, and how to let go of it. */
export interface MissionClock {
  readonly clock: Clock;
  /** By how much this machine's clock is ahead of it, ms; missing where it is this machine's. */
  readonly aheadMs?: () => number;
  stop(): void;
}

/**
 * The one source of mission time: the database's clock where several processes may stand on it, this
 * machine's where the database is in the process. Development may move it forward.
 */
export async function missionClock(
  config: Config,
  store: Pick<Store, 'clock'>,
  log: Logger,
  onError: (error: unknown) => void,
): Promise<MissionClock> {
  const shared =
    config.DATABASE_URL === undefined
      ? undefined
      : await WatchedClock.start({
          ask: store.clock,
          system: systemClock,
          monotonic: () => performance.now(),
          onSkew: (aheadMs, isOff) => (isOff ? log.warn(...skewed(aheadMs)) : log.info(...fitting(aheadMs))),
          onError,
        });
  const source: Clock = shared ?? systemClock;
  return {
    clock: config.production ? source : new OffsetClock(config.DATA_DIR, source),
    ...(shared === undefined ? {} : { aheadMs: shared.aheadMs }),
    stop: () => shared?.stop(),
  };
}

const skewed = (aheadMs: number) =>
  [
    { aheadMs },
    `this machine's clock is ${(Math.abs(aheadMs) / 1000).toFixed(1)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the database's, which missions follow`,
  ] as const;

const fitting = (aheadMs: number) =>
  [{ aheadMs }, "this machine's clock is that of the database again"] as const;
