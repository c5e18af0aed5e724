import type { RedisLine } from '../../rooms/colyseus/redis/redis-line.ts';
import type { Config } from '../config/config.ts';
import { AddressLimits } from '../limits/address-limits.ts';
import type { OnLimited } from '../limits/limit-kind.ts';
import { PlayerLimits } from '../limits/player-limits.ts';
import { SharedRate } from '../limits/shared-rate.ts';

export interface Limits {
  readonly players: PlayerLimits;
  readonly addresses: AddressLimits;
}

/** The limits of this configuration; processes that meet at a Redis keep the rates together. */
export function makeLimits(config: Config, line: RedisLine | undefined, onLimited: OnLimited): Limits {
  const shared = (name: string, limit: number) => line && new SharedRate(line, `rate:${name}`, limit);
  return {
    players: new PlayerLimits({
      perSecond: config.RATE_LIMIT,
      devices: config.MAX_DEVICES,
      shared: shared('player', config.RATE_LIMIT),
      onLimited,
    }),
    addresses: new AddressLimits({
      perSecond: config.ADDRESS_RATE_LIMIT,
      sockets: config.ADDRESS_SOCKETS,
      loopbackIsFree: !config.production,
      shared: shared('address', config.ADDRESS_RATE_LIMIT),
      onLimited,
    }),
  };
}
