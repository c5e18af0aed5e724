import { defineEntity, p } from '@mikro-orm/core';

/** Every payment, append-only: at most one row per acceptance, channel and key. */
export const LedgerEntity = defineEntity({
  name: 'RewardLedger',
  tableName: 'reward_ledger',
  properties: {
    id: p.bigint().primary().autoincrement(),
    playerId: p.uuid(),
    acceptanceId: p.uuid().nullable(),
    channel: p.enum(['credits', 'reputation', 'item'] as const),
    key: p.text(),
    amount: p.bigint(),
    reason: p.text(),
    note: p.text().nullable(),
    at: p.datetime(),
  },
  uniques: [{ name: 'ledger_pays_once', properties: ['acceptanceId', 'channel', 'key'] }],
  indexes: [{ name: 'ledger_player', properties: ['playerId'] }],
});

/** Every change of a standing, append-only. */
export const HistoryEntity = defineEntity({
  name: 'ReputationHistory',
  tableName: 'reputation_history',
  properties: {
    id: p.bigint().primary().autoincrement(),
    playerId: p.uuid(),
    faction: p.text(),
    at: p.datetime(),
    oldValue: p.integer(),
    newValue: p.integer(),
    requestedChange: p.integer(),
    appliedChange: p.integer(),
    reason: p.text(),
    acceptanceId: p.uuid().nullable(),
    note: p.text().nullable(),
  },
  indexes: [{ name: 'history_player', properties: ['playerId', 'faction'] }],
});

const told = {
  type: p.text(),
  playerId: p.uuid(),
  missionId: p.uuid().nullable(),
  at: p.datetime(),
  data: p.json<unknown>(),
};

/** What the game is to be told, as its writers left it: it has no cursor yet. */
export const OutboxEntity = defineEntity({
  name: 'Outbox',
  tableName: 'outbox',
  properties: {
    seq: p.bigint().primary().autoincrement(),
    id: p.uuid().defaultRaw('gen_random_uuid()'),
    ...told,
  },
});

/** What the game is told, in the order in which readers gave cursors to what was committed. */
export const OutboxShownEntity = defineEntity({
  name: 'OutboxShown',
  tableName: 'outbox_shown',
  properties: { cursor: p.bigint().primary().autoincrement(false), id: p.uuid(), ...told },
});

/** The last cursor that was given. One row; whoever holds it may give the next. */
export const OutboxHeadEntity = defineEntity({
  name: 'OutboxHead',
  tableName: 'outbox_head',
  properties: {
    id: p.integer().primary().autoincrement(false),
    lastCursor: p.bigint(),
    /** The latest instant of an entry that was swept away. */
    sweptUntil: p.datetime().nullable(),
  },
  checks: [{ name: 'outbox_head_is_one', expression: 'id = 1' }],
});

/** Ids of game events that counted, so that a repeated one changes nothing. */
export const GameEventEntity = defineEntity({
  name: 'GameEvent',
  tableName: 'game_event',
  properties: {
    id: p.text().primary(),
    playerId: p.uuid(),
    type: p.text(),
    occurredAt: p.datetime(),
  },
  indexes: [
    { name: 'game_event_recent', properties: ['playerId', 'occurredAt'] },
    { name: 'game_event_age', properties: ['occurredAt'] },
  ],
});

/** What operators did, and who they were. */
export const AdminChangeEntity = defineEntity({
  name: 'AdminChange',
  tableName: 'admin_change',
  properties: {
    id: p.bigint().primary().autoincrement(),
    at: p.datetime().defaultRaw('now()'),
    by: p.text(),
    action: p.text(),
    missionId: p.uuid().nullable(),
    playerId: p.uuid().nullable(),
    details: p.json<unknown>(),
  },
  indexes: [
    { name: 'admin_change_mission', properties: ['missionId', 'id'] },
    { name: 'admin_change_player', properties: ['playerId', 'id'] },
  ],
});

/** Answers of commands with an id, kept for 24 h of system time. */
export const CommandAnswerEntity = defineEntity({
  name: 'CommandAnswer',
  tableName: 'command_answer',
  properties: {
    playerId: p.uuid().primary(),
    /** A player's ids and an operator's are apart. */
    asker: p.text().primary(),
    commandId: p.text().primary(),
    request: p.text(),
    /** json, not jsonb: its fields keep their order, so that it is given again byte for byte. */
    answer: p.json<unknown>().columnType('json'),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [{ name: 'command_answer_age', properties: ['createdAt'] }],
});

/** A row of the game's map as it was sent, by kind and id. */
export const WorldRowEntity = defineEntity({
  name: 'WorldRow',
  tableName: 'world_row',
  properties: {
    kind: p.text().primary(),
    id: p.text().primary(),
    body: p.json<unknown>(),
    /** Rises with the order in which rows first came. */
    seq: p.bigint().defaultRaw('0'),
  },
});

/** How often the map was changed; one row. */
export const WorldVersionEntity = defineEntity({
  name: 'WorldVersion',
  tableName: 'world_version',
  properties: {
    id: p.integer().primary().autoincrement(false),
    version: p.bigint(),
  },
});
