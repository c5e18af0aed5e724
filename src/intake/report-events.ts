import type { MissionService } from '../app/mission-service.ts';
import { badText } from '../app/plain-text.ts';
import { fromWire, wirePath } from '../casing.ts';
import type { GameEvent } from '../objectives/game-event.ts';
import { gameEvent } from '../objectives/game-event.ts';

/** An event that did not count, and why. */
export interface RejectedEvent {
  readonly index: number;
  readonly id: string | null;
  readonly code: 'request/invalid' | 'player/unknown' | 'auth/forbidden';
  readonly issues: readonly { path: string; message: string }[];
}

export interface EventsReport {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedEvent[];
}

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
  service: MissionService,
  events: readonly unknown[],
  onlyPlayer?: string,
): Promise<EventsReport> {
  const rejected: RejectedEvent[] = [];
  const byPlayer = new Map<string, Placed[]>();
  for (const [index, raw] of events.entries()) {
    const checked = check(raw, index, onlyPlayer);
    if ('code' in checked) rejected.push(checked);
    else byPlayer.set(checked.event.playerId, [...(byPlayer.get(checked.event.playerId) ?? []), checked]);
  }
  let accepted = 0;
  let duplicates = 0;
  await Promise.all(
    [...byPlayer].map(async ([playerId, placed]) => {
      const result = await service.events(
        playerId,
        placed.map((p) => p.event),
      );
      if (result === undefined) rejected.push(...placed.map(unknownPlayer));
      accepted += result?.accepted ?? 0;
      duplicates += result?.duplicates ?? 0;
    }),
  );
  return { accepted, duplicates, rejected: rejected.sort((a, b) => a.index - b.index) };
}

function check(raw: unknown, index: number, onlyPlayer: string | undefined): Placed | RejectedEvent {
  const bad = badText(raw);
  if (bad !== undefined)
    return {
      index,
      id: null,
      code: 'request/invalid',
      issues: [{ path: bad.path.join('.'), message: bad.message }],
    };
  const parsed = gameEvent.safeParse(fromWire(raw));
  const given = (raw as { id?: unknown } | null)?.id;
  const id = typeof given === 'string' ? given.slice(0, 128) : null;
  if (!parsed.success) {
    const issues = parsed.error.issues.map((i) => ({ path: wirePath(i.path), message: i.message }));
    return { index, id, code: 'request/invalid', issues };
  }
  if (onlyPlayer !== undefined && parsed.data.playerId !== onlyPlayer)
    return { index, id, code: 'auth/forbidden', issues: [{ path: 'player_id', message: 'not your player' }] };
  return { index, event: parsed.data };
}

const unknownPlayer = ({ index, event }: Placed): RejectedEvent => ({
  index,
  id: event.id,
  code: 'player/unknown',
  issues: [{ path: 'player_id', message: 'this player has never connected' }],
});
