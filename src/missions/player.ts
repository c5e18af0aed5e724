import type { LiveAcceptance, PastOutcome } from './acceptance.ts';

/** A stay in a region; `since` is 0 for the first. */
export interface Stint {
  readonly regionId: string;
  readonly since: number;
}

/** One player. `credits` is an integer, never negative. */
export interface Player {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  readonly credits: number;
  readonly startingCredits: number;
  readonly regionId: string;
  readonly sectorId: number;
  /** When the player was last seen entering a sector (epoch ms): a late event does not move it back. */
  readonly sectorSeenAt: number;
  readonly completedMissions: number;
  /** Where the player has been of late, oldest first: each region with the instant since when. */
  readonly stints: readonly Stint[];
  /** When each slot of random offers was last emptied by accepting or abandoning, by slot. */
  readonly emptied: Readonly<Record<string, number>>;
  /** Rises by one with each batch of changes: a gap tells a reader to load again. */
  readonly version: number;
}

/**
 * What deciding needs to know of a player. `apply` moves it on, so whoever holds one owns it.
 * `outcomes` covers at least the missions that are being decided about.
 */
export interface PlayerState {
  player: Player;
  readonly reputation: Map<string, number>;
  /** Live attempts by mission id: at most one each. */
  readonly live: Map<string, LiveAcceptance>;
  /** Ended attempts by mission id, oldest first. */
  readonly outcomes: Map<string, PastOutcome[]>;
  /** The missions among them by code. A code is for ever, so none of them has to be in memory. */
  readonly codes: Map<string, string>;
  /** Daily slots that have paid already, as `gameDay/slot`. */
  readonly dailyRewards: Set<string>;
}

/** Defaults of a player met for the first time (SPEC 3). */
const NEW_PLAYER = { level: 1, credits: 10_000 } as const;

/**
 * A player met for the first time; without a name one is made from the id. Without a home, as there is
 * no map yet, the player is nowhere until there is one. New players count as always having been there.
 */
export const newPlayer = (
  id: string,
  name?: string,
  home: { readonly regionId: string; readonly sectorId: number } = { regionId: NOWHERE, sectorId: 0 },
): Player => ({
  ...NEW_PLAYER,
  ...home,
  id,
  name: name ?? `Pilot ${id.slice(0, 4)}`,
  startingCredits: NEW_PLAYER.credits,
  sectorSeenAt: 0,
  completedMissions: 0,
  stints: [{ regionId: home.regionId, since: 0 }],
  emptied: {},
  version: 0,
});

/** The region of players who came before the map did. */
export const NOWHERE = '';

/** Whether the player is in some region. */
export const isPlaced = ({ regionId }: Player): boolean => regionId !== NOWHERE;

/** The standing with a faction; a missing row reads as 0. */
export const standing =
  (state: PlayerState) =>
  (faction: string): number =>
    state.reputation.get(faction) ?? 0;
