import { accepted, type Decision, refused } from '../decision.ts';
import type { PlayerState } from '../player.ts';
import type { Context } from '../rules.ts';
import { notLive } from './not-live.ts';

/** Shows or hides a live mission in the player's tracker. */
export function track(state: PlayerState, missionId: string, tracked: boolean, ctx: Context): Decision {
  const live = state.live.get(missionId);
  if (live === undefined) return refused(notLive(ctx.missionById(missionId), missionId, state));
  return live.tracked === tracked ? accepted() : accepted({ type: 'missionTracked', missionId, tracked });
}
