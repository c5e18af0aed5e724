import { AddressLimits } from '../src/limits/address-limits.ts';
import { PlayerLimits } from '../src/limits/player-limits.ts';
import type { Limits } from '../src/server/limits.ts';

const MANY = 1_000_000;
const onLimited = () => undefined;

/** Limits that no bench meets: what is measured is the server, with the looks that it takes. */
export const noLimits: Limits = {
  players: new PlayerLimits({ perSecond: MANY, devices: MANY, onLimited }),
  addresses: new AddressLimits({ perSecond: MANY, sockets: MANY, loopbackIsFree: true, onLimited }),
};
