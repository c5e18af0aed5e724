import { defineEntity, p } from '@mikro-orm/core';

/** One offer of work, with the page's own fields. */
export const MissionEntity = defineEntity({
  name: 'Mission',
  tableName: 'mission',
  properties: {
    id: p.uuid().primary(),
    code: p.text().nullable(),
    family: p.text(),
    missionType: p.text(),
    factionId: p.text().nullable(),
    targetFactionId: p.text().nullable(),
    title: p.text(),
    description: p.text(),
    minReputation: p.integer(),
    minLevel: p.integer(),
    creditReward: p.bigint(),
    reputationReward: p.integer(),
    targetReputationReward: p.integer(),
    /** Null where the items follow from the other fields; so too `objectives`. */
    itemRewards: p.json<unknown>().nullable(),
    targetSectorId: p.integer().nullable(),
    cargoType: p.text().nullable(),
    cargoQuantity: p.integer().nullable(),
    targetOpponent: p.json<unknown>().nullable(),
    targetCount: p.integer().nullable(),
    objectives: p.json<unknown>().nullable(),
    mode: p.text(),
    choices: p.json<unknown>().nullable(),
    requires: p.json<unknown>().nullable(),
    autoClaim: p.boolean(),
    repeatable: p.boolean(),
    regionId: p.text().nullable(),
    isActive: p.boolean(),
    expiresAt: p.datetime().nullable(),
    timeLimitSeconds: p.integer().nullable(),
    slot: p.text(),
    gameDay: p.text().nullable(),
    ownerId: p.uuid().nullable(),
    startsAt: p.datetime().nullable(),
    endsAt: p.datetime().nullable(),
    generatorKey: p.text().nullable(),
    generatorSeq: p.integer().nullable(),
    generatorTemplate: p.text().nullable(),
    generatorSeed: p.text().nullable(),
    generatorTarget: p.text().nullable(),
    origin: p.text(),
    version: p.integer(),
    edition: p.integer(),
    /** Somebody has an attempt at it: noted when it has ended, so that it is not asked about again. */
    taken: p.boolean().default(false),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  uniques: [
    { name: 'mission_code', properties: ['code'] },
    { name: 'mission_generated_once', properties: ['generatorKey', 'generatorSeq'] },
  ],
  indexes: [
    { name: 'mission_active', properties: ['expiresAt'], where: 'is_active' },
    { name: 'mission_owner', properties: ['ownerId', 'createdAt'], where: 'owner_id is not null' },
    { name: 'mission_board', properties: ['id'], where: 'is_active' },
    {
      name: 'mission_spent',
      properties: ['expiresAt', 'id'],
      where: 'not is_active and not taken and generator_key is not null',
    },
    { name: 'mission_newest', properties: ['createdAt', 'id'], where: "family = 'faction'" },
  ],
});

/** What a mission said before an edit of what is owed, for those who hold it: its row as it was. */
export const MissionEditionEntity = defineEntity({
  name: 'MissionEdition',
  tableName: 'mission_edition',
  properties: {
    missionId: p.uuid().primary(),
    edition: p.integer().primary(),
    body: p.json<unknown>(),
  },
});
