export type { CommandAnswers, CommandBody, CommandName } from '../protocol/commands.ts';
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
export type { MissionState, PlayerView, StandingView } from '../protocol/plain-state.ts';
export type { Refusal, RefusalCode, RefusalDetails } from '../protocol/refusals.ts';
export type { AnyRefusal, ClientRefusal, CommandOutcome } from './answers.ts';
export { JoinRefused, MissionClient, type MissionClientOptions } from './mission-client.ts';
export type { Status } from './status.ts';
