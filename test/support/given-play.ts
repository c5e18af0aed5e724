import { carryOut } from '../../src/missions/carry-out.ts';
import type { Change } from '../../src/missions/change.ts';
import type { Command } from '../../src/missions/command.ts';
import { decide } from '../../src/missions/decide/index.ts';
import type { PlayerState } from '../../src/missions/player.ts';
import type { Refusal } from '../../src/missions/refusal.ts';
import type { Context } from '../../src/missions/rules.ts';
import type { EventFacts } from '../../src/objectives/game-event.ts';
import { anEvent } from './given-event.ts';

/** Carries a command out and gives its changes; throws when it is refused. */
export function play(state: PlayerState, command: Command, ctx: Context): readonly Change[] {
  const decision = carryOut(state, command, ctx);
  if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal.code}`);
  return decision.changes;
}

/** Carries out that the game reports something that happens now. */
export const happens = (state: PlayerState, facts: EventFacts, ctx: Context): readonly Change[] =>
  play(state, { type: 'reportEvent', event: anEvent(facts, ctx.now) }, ctx);

/** Why a command is refused, or undefined when it is not; the state stays as it was. */
export function refusalOf(state: PlayerState, command: Command, ctx: Context): Refusal | undefined {
  const decision = decide(state, command, ctx);
  return decision.ok ? undefined : decision.refusal;
}

/** The changes of one type. */
export const only = <T extends Change['type']>(changes: readonly Change[], type: T) =>
  changes.filter((c): c is Extract<Change, { type: T }> => c.type === type);

export const accepting = (missionId = 'mission-1'): Command => ({ type: 'acceptMission', missionId });
export const completing = (missionId = 'mission-1', choice?: string): Command => ({
  type: 'completeMission',
  missionId,
  choice,
});
export const abandoning = (missionId = 'mission-1'): Command => ({ type: 'abandonMission', missionId });
