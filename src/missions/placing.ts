import { apply } from './apply.ts';
import type { Change } from './change.ts';
import { isPlaced, type PlayerState } from './player.ts';
import type { Context } from './rules.ts';

/**
 * Puts a player who came before the map did where new players begin; a sector that the game has
 * reported since stands. Moves the state on; the changes are the caller's to store.
 */
export function placed(state: PlayerState, { home }: Pick<Context, 'home'>): Change[] {
  const { player } = state;
  if (home === undefined || isPlaced(player)) return [];
  const { regionId } = home;
  const sectorId = player.sectorSeenAt === 0 ? home.sectorId : player.sectorId;
  const change: Change = {
    type: 'playerUpdated',
    fields: { regionId, sectorId, stints: [{ regionId, since: 0 }] },
  };
  apply(state, change);
  return [change];
}
