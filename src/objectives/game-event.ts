import { z } from 'zod';

/** A sector's id: the game's globally unique integer. */
export const sectorId = z.number().int().min(0).max(2_147_483_647);
/** A count of units moved at once. */
const units = z.number().int().min(1).max(1_000_000_000);
const name = z.string().min(1).max(64);
/** No game reports what happened before it; seconds, read as milliseconds, all lie before it. */
const YEAR_2000 = Date.UTC(2000, 0, 1);
const instant = z
  .union(
    [
      z.number().int().min(-8_640_000_000_000_000).max(8_640_000_000_000_000),
      z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
    ],
    'epoch milliseconds (a whole number), or ISO 8601 with Z or an offset',
  )
  .refine((at) => at >= YEAR_2000, 'before the year 2000: epoch milliseconds are expected, not seconds');

/** A field that may be missing; games that send null for it mean the same. */
const maybe = <T extends z.ZodType>(shape: T) =>
  z.preprocess((value) => value ?? undefined, shape.optional());

const common = { id: z.string().min(1).max(128), playerId: z.guid().toLowerCase(), occurredAt: instant };
const event = <T extends string, S extends z.ZodRawShape>(type: T, fields: S) =>
  z.strictObject({ ...common, type: z.literal(type), ...fields });

/** Whom a fight was won against; kinds other than `player` count as PvE. */
export const opponent = z.strictObject({
  kind: z.enum(['npc', 'pirate', 'drone_field', 'player']),
  id: z.string().min(1).max(128),
  faction: maybe(name),
  rank: maybe(z.union([z.string().max(64), z.number()])),
});

/**
 * One fact reported by the trusted game server (SPEC 5), in the names of the code.
 * `occurredAt` is epoch milliseconds once parsed.
 */
export const gameEvent = z.discriminatedUnion('type', [
  event('sector_entered', { sectorId }),
  event('sector_scanned', { sectorId }),
  event('cargo_delivered', { sectorId, commodity: name, units }),
  event('trade_completed', {
    sectorId,
    side: z.enum(['buy', 'sell']),
    commodity: name,
    units,
    total: z.number().min(0),
  }),
  event('combat_won', { sectorId, opponent }),
  event('ship_destroyed', { sectorId }),
  event('salvage_recovered', { sectorId, wreckId: maybe(z.string().max(128)), commodity: name, units }),
  event('contraband_delivered', { sectorId, commodity: name, units }),
  event('patrol_encountered', { sectorId, detected: z.boolean() }),
  event('courier_delivered', { sectorId, fromFaction: name, toFaction: name }),
  event('message_sent', { recipient: maybe(z.string().max(128)) }),
  event('fleet_action', { fleetId: z.string().min(1).max(128), action: z.string().min(1).max(64) }),
  event('convoy_moved', { convoyId: z.string().min(1).max(128), sectorId }),
  event('convoy_destroyed', { convoyId: z.string().min(1).max(128), sectorId }),
  event('distress_answered', { beaconId: z.string().min(1).max(128), sectorId }),
  event('player_updated', {
    level: maybe(z.number().int().min(1).max(1_000_000)),
    name: maybe(name),
    regionId: maybe(name),
    sectorId: maybe(sectorId),
  }),
]);

export type GameEvent = z.output<typeof gameEvent>;
export type GameEventType = GameEvent['type'];
/** One type of event, e.g. `EventOf<'combat_won'>`. */
export type EventOf<T extends GameEventType> = Extract<GameEvent, { type: T }>;
/** An event without its envelope: what a walkthrough lists. */
export type EventFacts = {
  [T in GameEventType]: Omit<EventOf<T>, 'id' | 'playerId' | 'occurredAt'>;
}[GameEventType];
