import type {
  CommandAnswers,
  CommandBody,
  CommandName,
  CommandOutcome,
  EventsReport,
  MissionState,
  NewGameEvent,
  Notice,
  OutboxPage,
  Status,
  WorldChanges,
} from '../client/index.ts';

/** One device of a player: `MissionClient`, or what plays its part without a network. */
export interface PlayerDoor {
  join(ms?: number): Promise<MissionState>;
  leave(): void;
  getState(): MissionState | undefined;
  getStatus(): Status;
  subscribe(listener: () => void): () => void;
  on(type: '*', listener: (notice: Notice) => void): () => void;
  command<C extends CommandName>(name: C, body: CommandBody<C>): Promise<CommandOutcome<CommandAnswers[C]>>;
}

/** What the game's own server does: `GameClient`, or what plays its part. */
export interface GameDoor {
  report(events: readonly NewGameEvent[]): Promise<EventsReport>;
  outbox(after: string, limit?: number): Promise<OutboxPage>;
  putWorld(changes: WorldChanges): Promise<unknown>;
}

/** A command that HTTP knows too. */
export type RestCommand = 'accept' | 'complete' | 'abandon';

/** How far an objective has come, as far as the books are concerned. */
export interface SeenProgress {
  readonly id: string;
  readonly label: string;
  readonly current: number;
  readonly met: boolean;
}

/** A live attempt as HTTP lists it. */
export interface SeenAttempt {
  readonly acceptanceId: string;
  readonly missionId: string;
  readonly family: string;
  readonly status: string;
  readonly mode: string;
  readonly title: string;
  readonly objectives: readonly (SeenProgress & { readonly kind: string; readonly params: unknown })[];
}

/** An offer as HTTP lists it, by what a player would notice of it. */
export interface SeenOffer {
  readonly missionId: string;
  readonly title: string;
  readonly credits: number;
  readonly effectiveReputation: number;
}

/** What HTTP shows of one player. Throws `CallFailed` or a network's error. */
export interface RestDoor {
  active(): Promise<SeenAttempt[]>;
  available(): Promise<SeenOffer[]>;
  /** The last hundred ended attempts, newest first. */
  journal(): Promise<{ readonly acceptanceId: string; readonly status: string }[]>;
  command<C extends RestCommand>(
    name: C,
    missionId: string,
    commandId: string,
  ): Promise<CommandOutcome<CommandAnswers[C]>>;
}

/** All doors of one player. */
export interface Doors {
  /** Another device. */
  device(): PlayerDoor;
  readonly rest: RestDoor;
  readonly game: GameDoor;
}

/** Time as the bots know it. */
export interface Time {
  /** Of the mission clock, epoch ms. */
  now(): number;
  sleep(ms: number): Promise<void>;
}
