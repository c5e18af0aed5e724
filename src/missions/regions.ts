import type { Player, Stint } from './player.ts';

/** Stays that are kept: a daily quest asks where a player was at its refresh, at most days ago. */
const KEPT = 48;
const REMEMBERED_MS = 72 * 3_600_000;

/** The player in another region since `now`. */
export function movedTo(player: Player, regionId: string, now: number): Pick<Player, 'regionId' | 'stints'> {
  const stints: Stint[] = [...player.stints, { regionId, since: now }];
  // The last stay that began before the window is where the player was when it opened.
  const first = stints.findLastIndex((s) => s.since <= now - REMEMBERED_MS);
  return { regionId, stints: stints.slice(Math.max(0, first)).slice(-KEPT) };
}

/** The region that the player was in at an instant. */
export function regionAt(player: Player, instant: number): string {
  const stint = player.stints.findLast((s) => s.since <= instant);
  return stint?.regionId ?? player.stints[0]?.regionId ?? player.regionId;
}
