import type { EventFacts, GameEvent } from '../../src/objectives/game-event.ts';
import { NOW } from './given-context.ts';
import { PLAYER_ID } from './given-player.ts';

/** A fact about the player of these tests, as the game server reports it; it happens now. */
export const anEvent = (facts: EventFacts, occurredAt = NOW): GameEvent => ({
  ...facts,
  id: `event-${facts.type}-${occurredAt}`,
  playerId: PLAYER_ID,
  occurredAt,
});

/** One event of every type, all about things that no example of a kind names. */
export const oneEventOfEveryType: readonly EventFacts[] = [
  { type: 'sector_entered', sectorId: 9001 },
  { type: 'sector_scanned', sectorId: 9001 },
  { type: 'cargo_delivered', sectorId: 9001, commodity: 'gourmet_food', units: 3 },
  { type: 'trade_completed', sectorId: 9001, side: 'buy', commodity: 'fuel', units: 3, total: 30 },
  { type: 'combat_won', sectorId: 9001, opponent: { kind: 'drone_field', id: 'other' } },
  { type: 'ship_destroyed', sectorId: 9001 },
  { type: 'salvage_recovered', sectorId: 9001, commodity: 'gourmet_food', units: 3 },
  { type: 'contraband_delivered', sectorId: 9001, commodity: 'illegal:STOLEN_GOODS', units: 3 },
  { type: 'patrol_encountered', sectorId: 9001, detected: true },
  { type: 'courier_delivered', sectorId: 9001, fromFaction: 'other', toFaction: 'other' },
  { type: 'message_sent' },
  { type: 'fleet_action', fleetId: 'other', action: 'join' },
  { type: 'convoy_moved', convoyId: 'other', sectorId: 9001 },
  { type: 'convoy_destroyed', convoyId: 'other', sectorId: 9001 },
  { type: 'distress_answered', beaconId: 'other', sectorId: 9001 },
  { type: 'player_updated', level: 2 },
];
