import type { AnsweredMission } from '../../../protocol/missions.ts';
import type { LiveAcceptance } from '../../missions/acceptance.ts';
import type { Change, ReputationResult, Rewards } from '../../missions/change.ts';
import type { Command } from '../../missions/command.ts';
import type { PlayerState } from '../../missions/player.ts';
import type { Context } from '../../missions/rules.ts';
import { answeredView } from '../../missions/view.ts';

/** What `accept`, `complete`, `abandon` and `track` answer (SPEC 11). */
export interface MissionAnswer {
  mission: AnsweredMission;
  rewards?: Rewards;
  reputation?: readonly ReputationResult[];
}

/** What an operator's repair answers. */
export interface RepairAnswer {
  player: { id: string; credits: number };
  credits: number;
  reputation: readonly ReputationResult[];
}

/** The answer to a command that was carried out. `before` are the live attempts that it found. */
export function answerTo(
  command: Command,
  changes: readonly Change[],
  state: PlayerState,
  before: ReadonlyMap<string, LiveAcceptance>,
  ctx: Context,
): MissionAnswer | RepairAnswer | Record<string, never> {
  if (command.type === 'repairPlayer') return repaired(changes, state);
  if (!('missionId' in command)) return {};
  const paid = changes.find((c) => c.type === 'missionRewarded');
  const dropped = changes.find((c) => c.type === 'missionAbandoned');
  const acceptance =
    (paid ?? dropped)?.acceptance ?? state.live.get(command.missionId) ?? before.get(command.missionId)!;
  const mission = ctx.missionHeldBy(acceptance)!;
  return {
    mission: answeredView(mission, acceptance, state, ctx),
    ...(paid === undefined ? {} : { rewards: paid.rewards }),
    ...(dropped === undefined ? {} : { reputation: dropped.reputation }),
  };
}

function repaired(changes: readonly Change[], state: PlayerState): RepairAnswer {
  const credits = changes.reduce((sum, c) => sum + (c.type === 'creditsChanged' ? c.amount : 0), 0);
  const reputation = changes.flatMap((c) =>
    c.type === 'reputationChanged'
      ? [{ faction: c.faction, requested: c.requested, applied: c.applied, value: c.value }]
      : [],
  );
  return { player: { id: state.player.id, credits: state.player.credits }, credits, reputation };
}
