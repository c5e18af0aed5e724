import type { Mission } from '../../src/missions/mission.ts';
import { missions, playerId } from '../support/missions.ts';

/** What ids of personal offers begin with; see `missionId`. */
const idOf = (player: number, slot: number): string =>
  `0000000c-0000-4000-8${String(slot).padStart(3, '0')}-${player.toString(16).padStart(12, '0')}`;

/**
 * Random offers as they stand in the slots of so many players, made beforehand: they make each
 * player's board that player's own.
 */
export function personalOffers(players: number, each: number, expiresAt: number): Mission[] {
  const models = missions(each, 5);
  return Array.from({ length: players }, (_, player) =>
    models.map((model, n): Mission => {
      const slot = n + 1;
      return {
        ...model,
        id: idOf(player, slot),
        family: 'random',
        slot: String(slot),
        ownerId: playerId(player),
        expiresAt: expiresAt + player,
      };
    }),
  ).flat();
}
