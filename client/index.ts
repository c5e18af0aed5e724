export type { CommandAnswers, CommandBody, CommandName } from '../protocol/commands.ts';
export type {
  EventsReport,
  EventWarning,
  GameEvent,
  GameEventFields,
  GameEventName,
  GameFact,
  Opponent,
  RejectedEvent,
} from '../protocol/events.ts';
export type {
  ActiveView,
  AnsweredMission,
  Choice,
  Item,
  JournalEntry,
  ObjectiveView,
  OfferView,
  ReputationResult,
  Rewards,
  TrackedObjectiveView,
} from '../protocol/missions.ts';
export type { Notice, Notices } from '../protocol/notices.ts';
export type { OutboxData, OutboxEntry, OutboxPage } from '../protocol/outbox.ts';
export type { MissionState, PlayerView, StandingView } from '../protocol/plain-state.ts';
export type { Reference } from '../protocol/reference.ts';
export type { Refusal, RefusalCode, RefusalDetails } from '../protocol/refusals.ts';
export type { World, WorldChanges, WorldTaken } from '../protocol/world.ts';
export type { AnyRefusal, ClientRefusal, CommandOutcome } from './answers.ts';
export { DevClient, developmentToken } from './dev-client.ts';
export { GameClient, type GameClientOptions, type NewGameEvent } from './game-client.ts';
export { CallFailed, type TokenSource } from './http.ts';
export { JoinRefused, MissionClient, type MissionClientOptions } from './mission-client.ts';
export type { FollowOptions } from './outbox.ts';
export type { Status } from './status.ts';
