import type { CommandAnswers } from '../../../protocol/commands.ts';
import type { AnsweredMission } from '../../../protocol/missions.ts';
import type { Acceptance, LiveAcceptance } from '../../missions/acceptance.ts';
import type { Change, ReputationResult } from '../../missions/change.ts';
import type { Command, CommandOf, CommandType } from '../../missions/command.ts';
import type { PlayerState } from '../../missions/player.ts';
import type { Context } from '../../missions/rules.ts';
import { answeredView } from '../../missions/view.ts';

/** What an operator's repair answers. */
export interface RepairAnswer {
  player: { id: string; credits: number };
  credits: number;
  reputation: readonly ReputationResult[];
}

type Nothing = Record<never, never>;

/** What each command answers when it is not refused. */
export interface Answers {
  acceptMission: CommandAnswers['accept'];
  completeMission: CommandAnswers['complete'];
  abandonMission: CommandAnswers['abandon'];
  trackMission: CommandAnswers['track'];
  repairPlayer: RepairAnswer;
  renamePlayer: Nothing;
  reportEvent: Nothing;
}

/** What answers are made of: what was decided, and the player behind it. */
interface Done {
  readonly changes: readonly Change[];
  readonly state: PlayerState;
  /** The live attempts that the command found. */
  readonly before: ReadonlyMap<string, LiveAcceptance>;
  readonly ctx: Context;
}

const answers: { [T in CommandType]: (command: CommandOf<T>, done: Done) => Answers[T] } = {
  acceptMission: ({ missionId }, done) => {
    const paid = done.changes.find((c) => c.type === 'missionRewarded');
    const mission = answered(paid?.acceptance ?? done.state.live.get(missionId)!, done);
    return { mission, ...(paid === undefined ? {} : { rewards: paid.rewards }) };
  },
  completeMission: (_, done) => {
    const { acceptance, rewards } = done.changes.find((c) => c.type === 'missionRewarded')!;
    return { mission: answered(acceptance, done), rewards };
  },
  abandonMission: (_, done) => {
    const { acceptance, reputation } = done.changes.find((c) => c.type === 'missionAbandoned')!;
    return { mission: answered(acceptance, done), reputation };
  },
  trackMission: ({ missionId }, done) => ({
    mission: answered(done.state.live.get(missionId) ?? done.before.get(missionId)!, done),
  }),
  repairPlayer: (_, { changes, state }) => repaired(changes, state),
  renamePlayer: () => ({}),
  reportEvent: () => ({}),
};

export type AnswerTo<C extends Command> = Answers[C['type']];

/** The answer to a command that was carried out. */
export function answerTo<C extends Command>(command: C, done: Done): AnswerTo<C> {
  // The list says it line by line; that both lines meet in one command is beyond the compiler.
  const answer = answers[command.type] as unknown as (command: C, done: Done) => AnswerTo<C>;
  return answer(command, done);
}

const answered = (acceptance: Acceptance, { state, ctx }: Done): AnsweredMission =>
  answeredView(ctx.missionHeldBy(acceptance)!, acceptance, state, ctx);

function repaired(changes: readonly Change[], state: PlayerState): RepairAnswer {
  const credits = changes.reduce((sum, c) => sum + (c.type === 'creditsChanged' ? c.amount : 0), 0);
  const reputation = changes.flatMap((c) =>
    c.type === 'reputationChanged'
      ? [{ faction: c.faction, requested: c.requested, applied: c.applied, value: c.value }]
      : [],
  );
  return { player: { id: state.player.id, credits: state.player.credits }, credits, reputation };
}
