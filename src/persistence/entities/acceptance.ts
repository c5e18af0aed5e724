import { defineEntity, p } from '@mikro-orm/core';
import { MissionEntity } from './mission.ts';
import { PlayerEntity } from './player.ts';

/** One player's attempt at one mission. The partial uniques are the promises of SPEC 2. */
export const AcceptanceEntity = defineEntity({
  name: 'MissionAcceptance',
  tableName: 'mission_acceptance',
  properties: {
    id: p.uuid().primary(),
    player: () => p.manyToOne(PlayerEntity).mapToPk(),
    mission: () => p.manyToOne(MissionEntity).mapToPk(),
    /** The mission's own, which never changes: outcomes are asked for by it. */
    code: p.text().nullable(),
    /** The edition of the mission that it holds. */
    edition: p.integer(),
    family: p.text(),
    slot: p.text(),
    gameDay: p.text().nullable(),
    once: p.boolean(),
    mode: p.text(),
    status: p.enum(['active', 'completed', 'rewarded', 'failed', 'expired', 'abandoned'] as const),
    acceptedAt: p.datetime(),
    deadlineAt: p.datetime().nullable(),
    completedAt: p.datetime().nullable(),
    claimUntil: p.datetime().nullable(),
    /** When time alone changes it: deadline, then the end of the grace period. */
    dueAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    choice: p.text().nullable(),
    reason: p.text().nullable(),
    tracked: p.boolean(),
    /** The objectives as pinned at accept, each with its progress. */
    objectives: p.json<unknown>(),
  },
  uniques: [
    {
      name: 'acceptance_one_live',
      properties: ['player', 'mission'],
      where: "status in ('active', 'completed')",
    },
    {
      name: 'acceptance_one_reward',
      properties: ['player', 'mission'],
      where: "status = 'rewarded' and once",
    },
    {
      name: 'acceptance_one_daily',
      properties: ['player', 'slot', 'gameDay'],
      where: "family = 'daily' and status in ('active', 'completed', 'rewarded')",
    },
  ],
  indexes: [
    {
      name: 'acceptance_past',
      properties: ['player', 'mission'],
      where: "status in ('rewarded', 'failed', 'expired', 'abandoned')",
    },
    { name: 'acceptance_mission', properties: ['mission', 'acceptedAt', 'id'] },
    { name: 'acceptance_journal', properties: ['player', 'endedAt', 'id'], where: 'ended_at is not null' },
    {
      name: 'acceptance_held',
      properties: ['mission', 'player'],
      where: "status in ('active', 'completed')",
    },
    {
      name: 'acceptance_due',
      properties: ['dueAt'],
      where: "status in ('active', 'completed') and due_at is not null",
    },
  ],
});
