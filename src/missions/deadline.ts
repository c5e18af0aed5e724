import { type Acceptance, type CompletedAcceptance, dueAt, type EndedAcceptance } from './acceptance.ts';
import type { Change } from './change.ts';
import type { Outcome } from './mission.ts';
import type { PlayerState } from './player.ts';
import type { Rules } from './rules.ts';

/**
 * What time alone has done to a player by `now`: every live acceptance whose instant has come is
 * expired, without penalty. Run before each command, so that no answer depends on when a sweep ran.
 */
export const overdue = (state: PlayerState, now: number): Change[] =>
  [...state.live.values()]
    .filter((a) => (dueAt(a) ?? Number.POSITIVE_INFINITY) <= now)
    .map((a) => ({ type: 'missionExpired', acceptance: ended(a, 'expired', dueAt(a) ?? now) }));

/** The attempt with all objectives met: claimable for the grace period after its deadline. */
export const completed = (acceptance: Acceptance, at: number, rules: Rules): CompletedAcceptance => ({
  ...attemptOf(acceptance),
  status: 'completed',
  completedAt: at,
  claimUntil: acceptance.deadlineAt === null ? null : acceptance.deadlineAt + rules.claimGraceMs,
});

/** The attempt, over. */
export const ended = (
  acceptance: Acceptance,
  status: Outcome,
  at: number,
  extra: { choice?: string; reason?: string } = {},
): EndedAcceptance => ({
  ...attemptOf(acceptance),
  status,
  completedAt: 'completedAt' in acceptance ? acceptance.completedAt : null,
  endedAt: at,
  choice: extra.choice ?? null,
  reason: extra.reason ?? null,
});

/** Only the fields that every attempt has, so that none of an earlier status is carried along. */
const attemptOf = (a: Acceptance) => ({
  id: a.id,
  playerId: a.playerId,
  missionId: a.missionId,
  code: a.code,
  edition: a.edition,
  family: a.family,
  slot: a.slot,
  gameDay: a.gameDay,
  once: a.once,
  mode: a.mode,
  acceptedAt: a.acceptedAt,
  deadlineAt: a.deadlineAt,
  tracked: a.tracked,
  objectives: a.objectives,
});
