import { AcceptanceEntity } from './acceptance.ts';
import {
  AdminChangeEntity,
  CommandAnswerEntity,
  GameEventEntity,
  HistoryEntity,
  LedgerEntity,
  OutboxEntity,
  OutboxHeadEntity,
  OutboxShownEntity,
  WorldRowEntity,
  WorldVersionEntity,
} from './log.ts';
import { MissionEditionEntity, MissionEntity } from './mission.ts';
import { InventoryEntity, PlayerEntity, ReputationEntity } from './player.ts';

/** Every table. */
export const entities = [
  PlayerEntity,
  ReputationEntity,
  InventoryEntity,
  MissionEntity,
  MissionEditionEntity,
  AcceptanceEntity,
  LedgerEntity,
  HistoryEntity,
  OutboxEntity,
  OutboxShownEntity,
  OutboxHeadEntity,
  GameEventEntity,
  CommandAnswerEntity,
  AdminChangeEntity,
  WorldRowEntity,
  WorldVersionEntity,
];
