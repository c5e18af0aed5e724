import { listedIssues } from '../app/invalid-body.ts';
import type { MissionService } from '../app/mission-service.ts';
import { type Bounds, badValue } from '../app/plain-value.ts';
import { fromWire } from '../casing.ts';
import type { GameEvent } from '../objectives/game-event.ts';
import { gameEvent } from '../objectives/game-event.ts';
import { atItsTime } from './event-time.ts';
import type { KnownNames, WarningCode } from './known-names.ts';

export interface IntakeParts {
  readonly service: MissionService;
  readonly names: KnownNames;
}

/** An event that did not count, and why. */
export interface RejectedEvent {
  readonly index: number;
  readonly id: string | null;
  readonly code: 'request/invalid' | 'player/unknown' | 'auth/forbidden';
  readonly issues: readonly { path: string; message: string }[];
}

/** An event that was taken and that names something unknown. */
export interface EventWarning {
  readonly index: number;
  readonly id: string;
  readonly code: WarningCode;
}

/** `index` is an event's place in the call. */
export interface EventsReport {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedEvent[];
  /** How many of the accepted moved anything. */
  readonly moved: number;
  /** Of repeated events too: the answer that told of them the first time may have been lost. */
  readonly warnings: readonly EventWarning[];
}

/** The largest event has a dozen values, one inside another. */
const EVENT: Bounds = { values: 200 };

/** An event and its place in the call. */
interface Placed {
  readonly index: number;
  readonly event: GameEvent;
}

/**
 * Takes a call of events: each is checked by itself, so that one bad event never spoils the others,
 * and those of one player are applied in their order. Resolves after the commit. Throws `JobFailed`
 * when the server cannot take them now; the same call may then be made again.
 */
export async function reportEvents(
  { service, names }: IntakeParts,
  events: readonly unknown[],
  onlyPlayer?: string,
): Promise<EventsReport> {
  const rejected: RejectedEvent[] = [];
  const byPlayer = new Map<string, Placed[]>();
  const { now, rules } = service.context();
  for (const [index, raw] of events.entries()) {
    const checked = check(raw, index, onlyPlayer);
    const placed = 'code' in checked ? checked : inTime(checked, now, rules.eventRetentionMs);
    if ('code' in placed) rejected.push(placed);
    else {
      const { playerId } = placed.event;
      const before = byPlayer.get(playerId);
      if (before === undefined) byPlayer.set(playerId, [placed]);
      else before.push(placed);
    }
  }
  let [accepted, duplicates, moved] = [0, 0, 0];
  const warnings: EventWarning[] = [];
  await Promise.all(
    [...byPlayer].map(async ([playerId, placed]) => {
      const result = await service.events(
        playerId,
        placed.map((p) => p.event),
      );
      if (result === undefined) {
        rejected.push(...placed.map(unknownPlayer));
        return;
      }
      accepted += result.accepted;
      duplicates += result.duplicates;
      moved += result.moved;
      for (const { index, event } of placed)
        for (const code of names.warningsOf(event)) warnings.push({ index, id: event.id, code });
    }),
  );
  return {
    accepted,
    duplicates,
    rejected: rejected.sort(byIndex),
    moved,
    warnings: warnings.sort(byIndex),
  };
}

const byIndex = (a: { index: number }, b: { index: number }): number => a.index - b.index;

function check(raw: unknown, index: number, onlyPlayer: string | undefined): Placed | RejectedEvent {
  const given = (raw as { id?: unknown } | null)?.id;
  const id = typeof given === 'string' && badValue(given) === undefined ? given.slice(0, 128) : null;
  const bad = badValue(raw, EVENT);
  if (bad !== undefined) return { index, id, code: 'request/invalid', issues: [bad] };
  const parsed = gameEvent.safeParse(fromWire(raw));
  if (!parsed.success) return { index, id, code: 'request/invalid', issues: listedIssues(parsed.error) };
  if (onlyPlayer !== undefined && parsed.data.playerId !== onlyPlayer)
    return { index, id, code: 'auth/forbidden', issues: [{ path: 'player_id', message: 'not your player' }] };
  return { index, event: parsed.data };
}

function inTime({ index, event }: Placed, now: number, retentionMs: number): Placed | RejectedEvent {
  const timed = atItsTime(event, now, retentionMs);
  if ('event' in timed) return { index, event: timed.event };
  const issues = [{ path: 'occurred_at', message: timed.problem }];
  return { index, id: event.id, code: 'request/invalid', issues };
}

const unknownPlayer = ({ index, event }: Placed): RejectedEvent => ({
  index,
  id: event.id,
  code: 'player/unknown',
  issues: [{ path: 'player_id', message: 'this player has never connected' }],
});
