import { isPlaced, type Player, type Stint } from './player.ts';

/** Stays that are kept: a daily quest asks where a player was at its refresh, at most days ago. */
const KEPT = 48;
const REMEMBERED_MS = 72 * 3_600_000;

/** The player in another region since `now`. */
export function movedTo(player: Player, regionId: string, now: number): Pick<Player, 'regionId' | 'stints'> {
  // Whoever was nowhere so far is new there.
  if (!isPlaced(player)) return { regionId, stints: [{ regionId, since: 0 }] };
  const stints: Stint[] = [...player.stints, { regionId, since: now }];
  // The last stay that began before the window is where the player was when it opened.
  const first = stints.findLastIndex((s) => s.since <= now - REMEMBERED_MS);
  return { regionId, stints: atMost(KEPT, stints.slice(Math.max(0, first))) };
}

/** The region that the player was in at an instant. */
export function regionAt(player: Player, instant: number): string {
  const stint = player.stints.findLast((s) => s.since <= instant);
  return stint?.regionId ?? player.stints[0]?.regionId ?? player.regionId;
}

/**
 * Forgets the shortest stays, not the oldest: else hopping to and fro would make a player's day seem
 * to have begun elsewhere. The first stay reaches back furthest and the last goes on, so both are kept.
 */
function atMost(most: number, stints: readonly Stint[]): readonly Stint[] {
  if (stints.length <= most) return stints;
  const lengths = stints.slice(1, -1).map((s, i) => stints[i + 2]!.since - s.since);
  const shortest = 1 + lengths.indexOf(Math.min(...lengths));
  const left = stints.toSpliced(shortest, 1);
  return atMost(
    most,
    left.filter((s, i) => s.regionId !== left[i - 1]?.regionId),
  );
}
