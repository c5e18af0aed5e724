import { defineEntity, p } from '@mikro-orm/core';

/** One player. Balances change only together with ledger and history rows. */
export const PlayerEntity = defineEntity({
  name: 'Player',
  tableName: 'player',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    level: p.integer().default(1),
    credits: p.bigint(),
    startingCredits: p.bigint(),
    regionId: p.text(),
    sectorId: p.integer(),
    sectorSeenAt: p.datetime(),
    completedMissions: p.integer().default(0),
    stints: p.json<unknown>(),
    emptied: p.json<unknown>(),
    version: p.integer().default(0),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  checks: [
    { name: 'player_credits_never_negative', expression: 'credits >= 0' },
    { name: 'player_level_positive', expression: 'level >= 1' },
  ],
});

/** A player's standing with one faction; a missing row reads as 0. */
export const ReputationEntity = defineEntity({
  name: 'Reputation',
  tableName: 'reputation',
  properties: {
    playerId: p.uuid().primary(),
    faction: p.text().primary(),
    value: p.integer(),
  },
  checks: [{ name: 'reputation_in_bounds', expression: 'value >= -800 and value <= 800' }],
});

/** What a player owns by missions: the ledger's items, summed. */
export const InventoryEntity = defineEntity({
  name: 'Inventory',
  tableName: 'inventory',
  properties: {
    playerId: p.uuid().primary(),
    kind: p.text().primary(),
    code: p.text().primary(),
    quantity: p.bigint(),
  },
  checks: [{ name: 'inventory_quantity_positive', expression: 'quantity > 0' }],
});
