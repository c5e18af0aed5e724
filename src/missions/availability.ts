import { type Gate, gates, type Measure } from './gates.ts';
import type { Mission } from './mission.ts';
import type { PlayerState } from './player.ts';
import type { MissionRefusal } from './refusal.ts';
import type { Context } from './rules.ts';

const onBoard: readonly Gate[] = gates.filter((gate) => gate.atAcceptOnly !== true);

/** One gate as it stands for one player. */
export interface GateView extends Partial<Measure> {
  readonly code: Gate['code'];
  readonly open: boolean;
}

/**
 * Why a mission is not available to a player now, or undefined when it is. Where several reasons
 * hold, the first in the gates' order answers.
 */
export const unavailable = (mission: Mission, state: PlayerState, ctx: Context): MissionRefusal | undefined =>
  firstClosed(onBoard, mission, state, ctx);

/** Whether a mission is available to a player now. Boards ask it of every mission: no reason is put in words. */
export function isAvailable(mission: Mission, state: PlayerState, ctx: Context): boolean {
  for (const gate of onBoard) if (gate.closed(mission, state, ctx)) return false;
  return true;
}

/** Why a mission cannot be accepted now: what makes it unavailable, then the cap. */
export const refusalToAccept = (
  mission: Mission,
  state: PlayerState,
  ctx: Context,
): MissionRefusal | undefined => firstClosed(gates, mission, state, ctx);

/** Every gate of a mission as it stands for a player, in the order in which they answer. */
export const gateViews = (mission: Mission, state: PlayerState, ctx: Context): GateView[] =>
  gates.map((gate) => ({
    code: gate.code,
    open: !gate.closed(mission, state, ctx),
    ...gate.measure?.(mission, state, ctx),
  }));

/** Whether a gate as it stands keeps its mission off the board. */
export const closesBoard = ({ code, open }: GateView): boolean =>
  !open && onBoard.some((gate) => gate.code === code);

const firstClosed = (
  list: readonly Gate[],
  mission: Mission,
  state: PlayerState,
  ctx: Context,
): MissionRefusal | undefined =>
  list.find((gate) => gate.closed(mission, state, ctx))?.refusal(mission, state, ctx);
