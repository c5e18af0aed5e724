import type { Item, ReputationResult } from './missions.ts';

/** What the game is told of each change, in the names of the wire. */
export interface OutboxData {
  mission_accepted: { acceptance_id: string };
  mission_ready: { acceptance_id: string };
  mission_completed: {
    acceptance_id: string;
    rewards: { credits: number; reputation: readonly ReputationResult[]; items: readonly Item[] };
  };
  mission_abandoned: { acceptance_id: string; reputation: readonly ReputationResult[] };
  mission_failed: { acceptance_id: string; reason: string };
  mission_expired: { acceptance_id: string };
  reputation_changed: {
    faction: string;
    old: number;
    new: number;
    level: number;
    requested: number;
    applied: number;
    reason: string;
    acceptance_id: string | null;
  };
  credits_adjusted: { amount: number; reason: string };
}

/** One entry of the outbox. The same `id` seen twice can be dropped; `at` is ISO 8601. */
export type OutboxEntry<T extends keyof OutboxData = keyof OutboxData> = {
  [N in T]: {
    id: string;
    cursor: string;
    type: N;
    player_id: string;
    mission_id: string | null;
    at: string;
    data: OutboxData[N];
  };
}[T];

export interface OutboxPage {
  entries: OutboxEntry[];
  next_cursor: string;
}
