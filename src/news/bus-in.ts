import type { Presence } from '@colyseus/core';
import type { Notice } from '../../protocol/notices.ts';
import type { MapChange } from '../app/ports/publisher.ts';
import { busMessage, CHANNEL } from './bus-message.ts';

/** Follows what other processes did. */
export interface BusListener {
  playerIsAt(playerId: string, version: number, notices: readonly Notice[]): void;
  playersUnsure(playerIds: readonly string[]): void;
  missionsChanged(missionIds: readonly string[]): void;
  mapChanged(change: MapChange): void;
}

/** Hears the other processes. A message that is none of theirs is reported and does nothing. */
export async function hearBus(
  presence: Presence,
  self: string,
  listener: BusListener,
  onError: (error: unknown) => void,
): Promise<void> {
  await presence.subscribe(CHANNEL, (raw: unknown) => {
    const parsed = busMessage.safeParse(raw);
    if (!parsed.success) {
      // Where it is wrong, not what it says.
      const path = parsed.error.issues[0]?.path.join('.');
      onError(new Error(`A message between processes was dropped: ${path || 'it'} is not as it should be.`));
      return;
    }
    const { from, players, unsure, missions, map } = parsed.data;
    if (from === self) return;
    for (const { id, version, notices } of players) listener.playerIsAt(id, version, notices);
    if (unsure.length > 0) listener.playersUnsure(unsure);
    if (missions.length > 0) listener.missionsChanged(missions);
    if (map !== undefined) listener.mapChanged(map);
  });
}
