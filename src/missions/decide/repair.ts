import type { Change } from '../change.ts';
import type { Command } from '../command.ts';
import { accepted, type Decision, refused } from '../decision.ts';
import type { PlayerState } from '../player.ts';
import { invalid } from '../refusal.ts';
import { moveStandings } from '../rewards.ts';
import type { Context } from '../rules.ts';
import { dropped } from './abandon.ts';

/** An operator's correction: credits never below 0, standings by the usual caps, no penalty. */
export function repair(
  state: PlayerState,
  command: Extract<Command, { type: 'repairPlayer' }>,
  ctx: Context,
): Decision {
  const reason = 'admin_adjustment';
  const changes: Change[] = [];
  if (command.dropAcceptance !== undefined) {
    const live = [...state.live.values()].find((a) => a.id === command.dropAcceptance);
    if (live === undefined)
      return refused(invalid('drop_acceptance', 'not a live acceptance of this player'));
    changes.push(...dropped(state, live, [], ctx.now));
  }
  const amount = Math.max(command.credits ?? 0, -state.player.credits);
  if (amount !== 0) changes.push({ type: 'creditsChanged', amount, reason, acceptanceId: null });
  changes.push(...moveStandings(state, command.reputation ?? [], reason, null));
  return accepted(...changes);
}
