import type { OutcomeCondition } from './missions.ts';

/** What each refusal carries, by its stable code. */
export interface RefusalDetails {
  'mission/not_found': { missionId: string };
  'mission/expired': { missionId: string };
  'mission/inactive': { missionId: string };
  'mission/reputation_too_low': { required: number; current: number; faction: string };
  'mission/level_too_low': { required: number; current: number };
  'mission/requirement_unmet': { requirements: (OutcomeCondition & { rule: 'all' | 'any' | 'none' })[] };
  'mission/already_accepted': { missionId: string };
  'mission/already_rewarded': { missionId: string };
  'mission/cap_reached': { cap: number };
  'mission/wrong_region': { required: string; current: string };
  'mission/not_accepted': { missionId: string };
  'mission/objectives_unmet': { objectives: UnmetObjective[] };
  'mission/daily_slot_taken': { slot: string; gameDay: string };
  'mission/party_required': { min: number; current: number };
  'request/invalid': { issues: { path: string; message: string }[] };
  'request/not_found': { path: string };
  'request/method_not_allowed': { allowed: string[] };
  'request/too_large': { maxBytes: number };
  'request/rate_limited': { retryAfterMs: number };
  'player/unknown': { playerId: string };
  'auth/unauthorized': Record<never, never>;
  'auth/forbidden': Record<never, never>;
  /** `failing`, for operators: what of the server does not work. */
  'server/unavailable': { failing?: readonly string[] };
  'server/internal': Record<never, never>;
}

/** An objective that still keeps a reward back. */
export interface UnmetObjective {
  id: string;
  kind: string;
  label: string;
  current: number;
  required: number;
}

export type RefusalCode = keyof RefusalDetails;

/** A "no" with its stable code and the numbers behind it. A value, never thrown by a rule. */
export interface Refusal<C extends RefusalCode = RefusalCode> {
  readonly code: C;
  readonly message: string;
  readonly details: RefusalDetails[C];
}
