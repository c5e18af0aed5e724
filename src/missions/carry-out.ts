import { apply } from './apply.ts';
import type { Change } from './change.ts';
import type { Command } from './command.ts';
import { overdue } from './deadline.ts';
import { decide } from './decide/index.ts';
import type { Decision } from './decision.ts';
import type { PlayerState } from './player.ts';
import type { Context } from './rules.ts';

/** Expires what is due and moves the state on; the changes are the caller's to store. */
export function settle(state: PlayerState, now: number): Change[] {
  const changes = overdue(state, now);
  for (const change of changes) apply(state, change);
  return changes;
}

/**
 * Decides a command and moves the state on by what it did. A mission with `auto_claim` is paid in
 * the same step in which it becomes ready. A refusal leaves the state as it was.
 */
export function carryOut(state: PlayerState, command: Command, ctx: Context): Decision {
  const decision = decide(state, command, ctx);
  if (!decision.ok) return decision;
  const changes = [...decision.changes];
  for (const change of decision.changes) apply(state, change);
  for (const change of decision.changes) {
    if (change.type !== 'missionReady') continue;
    const { missionId } = change.acceptance;
    if (ctx.missionHeldBy(change.acceptance)?.autoClaim !== true) continue;
    const claim = carryOut(state, { type: 'completeMission', missionId }, ctx);
    if (claim.ok) changes.push(...claim.changes);
  }
  return { ok: true, changes };
}
