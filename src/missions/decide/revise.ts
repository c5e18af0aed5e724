import type { Change } from '../change.ts';
import { inEdition } from '../contract.ts';
import type { Mission } from '../mission.ts';
import type { PlayerState } from '../player.ts';
import type { Context } from '../rules.ts';

/** An operator's edit that reaches who holds the mission: the edition each held one is to become. */
export type Revision = ReadonlyMap<number, Mission>;

/** Brings a live attempt to the edition that an edit leads to; nothing where none does, or it is over. */
export function revise(state: PlayerState, missionId: string, revision: Revision, ctx: Context): Change[] {
  const live = state.live.get(missionId);
  const mission = live && revision.get(live.edition);
  if (live === undefined || mission === undefined || mission.edition === live.edition) return [];
  return [{ type: 'missionRevised', acceptance: inEdition(live, mission, ctx.rules) }];
}
