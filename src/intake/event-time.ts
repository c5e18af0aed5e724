import type { GameEvent } from '../objectives/game-event.ts';

/** How far the game's clock may run ahead of the mission clock, ms (SPEC 5). */
export const AHEAD_MS = 5 * 60_000;

/**
 * The event at the instant at which it counts, or what is wrong with its instant. A little ahead of the
 * mission clock counts as now, before anything is compared or stored; far ahead would bind the player
 * to a future, and what is older than ids are kept might count twice.
 */
export function atItsTime(
  event: GameEvent,
  now: number,
  retentionMs: number,
): { readonly event: GameEvent } | { readonly problem: string } {
  const { occurredAt } = event;
  const clock = `the mission clock, which shows ${new Date(now).toISOString()}`;
  if (occurredAt > now + AHEAD_MS) return { problem: `more than 5 minutes ahead of ${clock}` };
  if (occurredAt < now - retentionMs)
    return { problem: `more than ${retentionMs / DAY_MS} days before ${clock}` };
  return { event: occurredAt > now ? { ...event, occurredAt: now } : event };
}

const DAY_MS = 24 * 3_600_000;
