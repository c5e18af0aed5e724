import { z } from 'zod';
import { id, instant } from './answer.ts';
import { reputationResult, rewards } from './mission-answers.ts';

const whole = z.int();

/** One entry; what it says besides depends on its type. */
const entry = <T extends string>(type: T, missionId: z.ZodType, data: z.ZodRawShape) =>
  z.object({
    id: z.string(),
    cursor: z.string(),
    type: z.literal(type),
    player_id: id,
    mission_id: missionId,
    code: z.string().nullable(),
    at: instant,
    data: z.object(data),
  });
const ofAttempt = <T extends string>(type: T, more: z.ZodRawShape = {}) =>
  entry(type, id, { acceptance_id: id, ...more });

const outboxEntry = z
  .discriminatedUnion('type', [
    ofAttempt('mission_accepted'),
    ofAttempt('mission_ready'),
    ofAttempt('mission_completed', { choice: z.string().nullable(), rewards }),
    ofAttempt('mission_abandoned', { reputation: z.array(reputationResult) }),
    ofAttempt('mission_failed', { reason: z.string() }),
    ofAttempt('mission_expired'),
    entry('reputation_changed', z.null(), {
      faction: z.string(),
      old: whole,
      new: whole,
      level: whole,
      requested: whole,
      applied: whole,
      reason: z.string(),
      acceptance_id: id.nullable(),
    }),
    entry('credits_adjusted', z.null(), { amount: whole, reason: z.literal('admin_adjustment') }),
  ])
  .meta({ id: 'OutboxEntry', description: 'What the game is told of one change, once it is committed.' });

/** What happened behind a cursor. */
export const outboxPage = z.object({ entries: z.array(outboxEntry), next_cursor: z.string() });
