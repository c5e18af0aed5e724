import type { LiveAcceptance, PastOutcome } from '../../src/missions/acceptance.ts';
import type { Outcome } from '../../src/missions/mission.ts';
import { newPlayer, type Player, type PlayerState } from '../../src/missions/player.ts';

/** The player of these tests. */
export const PLAYER_ID = '7b0c2d3e-0000-4000-8000-000000000001';

/** Where the players of these tests begin. */
export const HOME = { regionId: 'terran_space', sectorId: 1 };

/** What a test says of its player; everything else is that of a new one. */
export interface GivenPlayer {
  player?: Partial<Player>;
  reputation?: Record<string, number>;
  live?: readonly LiveAcceptance[];
  /** Ended attempts by mission id, oldest first. */
  outcomes?: Record<string, readonly (Outcome | PastOutcome)[]>;
  /** The missions of these outcomes that have a code, by it. */
  codes?: Record<string, string>;
  dailyRewards?: readonly string[];
}

/** A new player in sector 1 with 10,000 credits, changed as the test says. */
export function aPlayerState(given: GivenPlayer = {}): PlayerState {
  const outcomes = Object.entries(given.outcomes ?? {}).map(([id, past]): [string, PastOutcome[]] => [
    id,
    past.map((o) => (typeof o === 'string' ? { outcome: o, choice: null, endedAt: 0 } : o)),
  ]);
  return {
    player: { ...newPlayer(PLAYER_ID, undefined, HOME), ...given.player },
    reputation: new Map(Object.entries(given.reputation ?? {})),
    live: new Map((given.live ?? []).map((a) => [a.missionId, a])),
    outcomes: new Map(outcomes),
    codes: new Map(Object.entries(given.codes ?? {})),
    dailyRewards: new Set(given.dailyRewards),
  };
}
