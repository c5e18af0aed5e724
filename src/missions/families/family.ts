import type { Mission } from '../mission.ts';
import type { Player, PlayerState } from '../player.ts';
import type { ReputationRequest } from '../rewards.ts';
import type { Rules } from '../rules.ts';

/** The little in which families differ. Everything else is one pipeline. */
export interface Family {
  /** Whether live acceptances of it fill the mission cap. */
  readonly countsTowardsCap: boolean;
  /** Whether an attempt uses the offer up, whatever becomes of it. */
  readonly usedUp: boolean;
  /** Whether the mission exists for this player at all. */
  visibleTo(mission: Mission, playerId: string): boolean;
  /** Whether it is offered where the player is, or was when it counted. */
  offeredTo(mission: Mission, player: Player): boolean;
  /** Whether the player has taken another mission in its place. */
  slotTaken(mission: Mission, state: PlayerState): boolean;
  /** When an acceptance made now runs out (epoch ms), or null. */
  deadline(mission: Mission, acceptedAt: number): number | null;
  /** What abandoning costs, or null. */
  abandonPenalty(mission: Mission, rules: Rules): ReputationRequest | null;
}

/** Offered in the region where the player is now, or everywhere. */
export const inPlayersRegion = (mission: Mission, player: Player): boolean =>
  mission.regionId === null || mission.regionId === player.regionId;

/** The earlier of two instants, either of which may be missing. */
export const earlier = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

/** When a time limit that starts now ends; null without one. */
export const limitEnd = (mission: Mission, acceptedAt: number): number | null =>
  mission.timeLimitSeconds === null ? null : acceptedAt + mission.timeLimitSeconds * 1000;

/** Standing lost with the issuing faction; nothing where nobody issued the mission. */
export const penaltyWithIssuer = (mission: Mission, rules: Rules): ReputationRequest | null =>
  mission.faction === null || rules.abandonPenalty === 0 || !rules.reputationRewards
    ? null
    : { faction: mission.faction, change: -rules.abandonPenalty };
