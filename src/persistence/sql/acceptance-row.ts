import type { Acceptance, TrackedObjective } from '../../missions/acceptance.ts';
import { dueAt } from '../../missions/acceptance.ts';
import type { FamilyName, Mode } from '../../missions/mission.ts';
import { epochMs, iso } from './shapes.ts';

/** An acceptance as `acceptanceJson` selects it: every field, whatever its status. */
export interface AcceptanceJson {
  id: string;
  playerId: string;
  missionId: string;
  code: string | null;
  edition: number;
  family: FamilyName;
  slot: string;
  gameDay: string | null;
  once: boolean;
  mode: Mode;
  status: Acceptance['status'];
  acceptedAt: number;
  deadlineAt: number | null;
  completedAt: number | null;
  claimUntil: number | null;
  endedAt: number | null;
  choice: string | null;
  reason: string | null;
  tracked: boolean;
  objectives: TrackedObjective[];
}

/** SQL for one acceptance of table alias `a`. */
export const acceptanceJson = `json_build_object(
  'id', a.id, 'playerId', a.player_id, 'missionId', a.mission_id, 'code', a.code, 'edition', a.edition, 'family', a.family, 'slot', a.slot,
  'gameDay', a.game_day, 'once', a.once, 'mode', a.mode, 'status', a.status, 'acceptedAt', ${epochMs('a.accepted_at')},
  'deadlineAt', ${epochMs('a.deadline_at')}, 'completedAt', ${epochMs('a.completed_at')},
  'claimUntil', ${epochMs('a.claim_until')}, 'endedAt', ${epochMs('a.ended_at')}, 'choice', a.choice,
  'reason', a.reason, 'tracked', a.tracked, 'objectives', a.objectives)`;

/** The acceptance that a row holds, with only the fields of its status. */
export function acceptanceOf(row: AcceptanceJson): Acceptance {
  const { status, completedAt, claimUntil, endedAt, choice, reason, ...attempt } = row;
  if (status === 'active') return { ...attempt, status };
  if (status === 'completed') return { ...attempt, status, completedAt: completedAt ?? 0, claimUntil };
  return { ...attempt, status, completedAt, endedAt: endedAt ?? 0, choice, reason };
}

/** The row that an acceptance is written as. */
export function acceptanceRow(a: Acceptance) {
  const live = a.status === 'active' || a.status === 'completed';
  const over = live ? { endedAt: null, choice: null, reason: null } : a;
  return {
    id: a.id,
    player_id: a.playerId,
    mission_id: a.missionId,
    code: a.code,
    edition: a.edition,
    family: a.family,
    slot: a.slot,
    game_day: a.gameDay,
    once: a.once,
    mode: a.mode,
    status: a.status,
    accepted_at: iso(a.acceptedAt),
    deadline_at: iso(a.deadlineAt),
    completed_at: a.status === 'active' ? null : iso(a.completedAt),
    claim_until: a.status === 'completed' ? iso(a.claimUntil) : null,
    due_at: live ? iso(dueAt(a)) : null,
    ended_at: iso(over.endedAt),
    choice: over.choice,
    reason: over.reason,
    tracked: a.tracked,
    objectives: a.objectives,
  };
}
