import type { AdminChange } from '../app/ports/store.ts';
import { instant } from './mission-wire.ts';

/** Who an admin's call comes from, for the record: the token's subject, or the one secret that has none. */
export const operatorOf = (playerId: string): string => (playerId === '' ? 'admin token' : playerId);

/** What an operator did, over HTTP. */
export const changeWire = ({ at, by, action, details }: AdminChange) => ({
  at: instant(at),
  by,
  action,
  details,
});
