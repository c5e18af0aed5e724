import type { JournalRewards } from '../../../protocol/missions.ts';
import type { Acceptance } from '../../missions/acceptance.ts';
import type { PayReason } from '../../missions/change.ts';
import type { Item, Mission } from '../../missions/mission.ts';
import type { Player, PlayerState } from '../../missions/player.ts';
import type { Refusal } from '../../missions/refusal.ts';
import type { AdminChange, AdminNote } from './admin-record.ts';
import type { RetentionStore } from './retention-store.ts';
import type { WorldStore } from './world-store.ts';

export * from './admin-record.ts';
export type { RetentionStore } from './retention-store.ts';
export * from './world-store.ts';

/** What missions want to know of the players who are about to do something with them. */
export interface MissionNeeds {
  /** Ended attempts at the missions with these codes, whatever became of those missions. */
  readonly required: readonly PlayerCode[];
  /** Players whose commands are about daily quests: their paid slots are read too. */
  readonly dailyPlayers: readonly string[];
}

/** What one batch has to know before it decides. */
export interface BatchNeeds extends MissionNeeds {
  readonly playerIds: readonly string[];
  /** Ended attempts at these missions. */
  readonly outcomes: readonly PlayerMission[];
  readonly answers: readonly PlayerCommand[];
  readonly eventIds: readonly string[];
  /** Missions that commands name, with the version known here; 0 when unknown. */
  readonly missions: readonly { readonly id: string; readonly version: number }[];
  /** What missions want to know that are read only now, because memory was behind. */
  besides(missions: readonly Mission[]): MissionNeeds;
  /** Whether the edition that an attempt holds is in memory, so that those that are not can be read. */
  knows(held: Held): boolean;
}

export interface PlayerMission {
  readonly playerId: string;
  readonly missionId: string;
}

/** A mission in the edition that somebody holds. */
export interface Held {
  readonly missionId: string;
  readonly edition: number;
}

export interface PlayerCode {
  readonly playerId: string;
  readonly code: string;
}

/** Whose ids they are: a player's and an operator's are apart. */
export type Asker = 'player' | 'operator';

/** A command's id among those of the same asker about the same player. */
export interface PlayerCommand {
  readonly playerId: string;
  readonly asker: Asker;
  readonly commandId: string;
}

/** The remembered outcome of a command with an id. `request` is the command it belonged to. */
export interface StoredAnswer extends PlayerCommand {
  readonly request: string;
  readonly answer: Answer;
}

/** A command's outcome as its caller gets it, on whichever transport. */
export type Answer<T = unknown> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** What was found, under the players' locks. Players that do not exist are missing from `states`. */
export interface Loaded {
  readonly states: Map<string, PlayerState>;
  readonly answers: readonly StoredAnswer[];
  readonly events: ReadonlySet<string>;
  /** Missions that are newer than what the needs named, or were not in memory. */
  readonly missions: readonly Mission[];
  /** Earlier editions of missions, for live acceptances that hold them and were not in memory. */
  readonly editions: readonly Mission[];
}

export interface HistoryRow {
  readonly playerId: string;
  readonly faction: string;
  readonly at: number;
  readonly old: number;
  readonly value: number;
  readonly requested: number;
  readonly applied: number;
  readonly reason: PayReason;
  readonly acceptanceId: string | null;
  readonly note: string | null;
}

export interface LedgerRow {
  readonly playerId: string;
  readonly acceptanceId: string | null;
  readonly channel: 'credits' | 'reputation' | 'item';
  /** Unique with acceptance and channel: '' for credits, the faction, or `kind:code`. */
  readonly key: string;
  readonly amount: number;
  readonly reason: PayReason;
  readonly at: number;
  readonly note: string | null;
}

export interface OutboxRow {
  readonly type: string;
  readonly playerId: string;
  readonly missionId: string | null;
  readonly at: number;
  readonly data: unknown;
}

export interface EventRow {
  readonly id: string;
  readonly playerId: string;
  readonly type: string;
  readonly occurredAt: number;
}

/** Everything that one batch writes: last states of what changed, and rows that are only ever added. */
export interface Writes {
  readonly players: readonly Player[];
  readonly acceptances: readonly Acceptance[];
  readonly standings: readonly { playerId: string; faction: string; value: number }[];
  readonly inventory: readonly (Item & { playerId: string })[];
  readonly history: readonly HistoryRow[];
  readonly ledger: readonly LedgerRow[];
  readonly outbox: readonly OutboxRow[];
  readonly events: readonly EventRow[];
  readonly answers: readonly StoredAnswer[];
  readonly adminNotes: readonly (AdminNote & { readonly playerId: string })[];
}

export interface JournalPage {
  readonly acceptances: readonly {
    readonly acceptance: Acceptance;
    readonly mission: Mission;
    readonly rewards: JournalRewards | null;
  }[];
  readonly nextCursor: string | null;
}

export interface OutboxEntry extends OutboxRow {
  readonly id: string;
  readonly cursor: string;
  /** The mission's code; null where it has none, or none is concerned. */
  readonly code: string | null;
}

/** Players and their acceptances: the one place whose word counts. */
export interface Store {
  /**
   * Locks and loads, lets `work` decide, writes what it returns, commits. All or nothing.
   * Throws `StoreUnavailable` when the database cannot be reached.
   */
  batch<T>(needs: BatchNeeds, work: (loaded: Loaded) => { writes: Writes; result: T }): Promise<T>;
  /** Adds players who are not there yet; existing ones are left alone. */
  createPlayers(players: readonly Player[]): Promise<void>;
  /** The versions that these players are at; who does not exist is left out. Takes no lock. */
  playerVersions(playerIds: readonly string[]): Promise<Versioned[]>;
  /** One player with every outcome, or undefined. Takes no lock. */
  loadPlayer(playerId: string): Promise<PlayerState | undefined>;
  journal(playerId: string, before: string | undefined, limit: number): Promise<JournalPage>;
  outbox(after: string, limit: number): Promise<OutboxEntry[]>;
  /** Players with a live acceptance that is due at `now`, at most `limit`. */
  duePlayers(now: number, limit: number): Promise<string[]>;
  /** How often a player's events since an instant were of each type. */
  eventCounts(playerId: string, since: number): Promise<Record<string, number>>;
  /** The next instant at which an acceptance is due; null when none is. */
  nextDue(): Promise<number | null>;
  /** What a player owns besides credits. */
  inventory(playerId: string): Promise<Item[]>;
  /** What operators did to a mission or a player, newest first. */
  adminChanges(about: { missionId: string } | { playerId: string }, limit: number): Promise<AdminChange[]>;
  /** How many hold a mission, and the oldest edition that anybody holds. */
  held(missionId: string): Promise<{ count: number; oldest: number | null }>;
  /** Players who hold a mission in another edition than this, by id. */
  holders(held: Held, after: string | undefined, limit: number): Promise<string[]>;
  acceptancesOf(
    missionId: string,
    before: string | undefined,
    limit: number,
  ): Promise<{ acceptances: Acceptance[]; nextCursor: string | null }>;
  readonly missions: MissionStore;
  readonly world: WorldStore;
  readonly retention: RetentionStore;
  /** The database's clock, epoch ms with fractions: the same for every process. */
  clock(): Promise<number>;
  /** Whether the database can be worked with; throws `StoreUnavailable` when it does not answer. */
  readiness(): Promise<Readiness>;
}

/** The database can be worked with, or why not although it answers. */
export type Readiness = 'ready' | 'database_unmigrated' | 'database_read_only';

/** Something stored, and how often it was written. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** The catalogue's rows. */
export interface MissionStore {
  active(): Promise<Mission[]>;
  byIds(ids: readonly string[]): Promise<Mission[]>;
  /** Inserts, with a note of who wanted it; a mission whose code exists already is left out. Returns those inserted. */
  insert(missions: readonly Mission[], note?: AdminNote): Promise<Mission[]>;
  /**
   * Replaces a mission if its version is still `mission.version - 1`; false when it is not. An edition
   * that it replaces is kept, and so are those that are made for holders besides.
   */
  update(mission: Mission, editions?: readonly Mission[], note?: AdminNote): Promise<boolean>;
  /** Every edition of these missions that is not the current one. */
  editions(missionIds: readonly string[]): Promise<Mission[]>;
  byCodes(codes: readonly string[]): Promise<Mission[]>;
  /** The versions of active missions: those that belong to these players, with null the shared ones. */
  versionsOf(ownerIds: readonly string[] | null): Promise<Versioned[]>;
  /** Faction missions, newest first. */
  list(
    before: string | undefined,
    limit: number,
  ): Promise<{ missions: Mission[]; nextCursor: string | null }>;
  /** The last mission made for each of these places (`generated.key`). */
  newestOf(keys: readonly string[]): Promise<Mission[]>;
  /** What missions made for a player since an instant are about (`generated.targetKey`). */
  targetsSince(ownerId: string, since: number): Promise<string[]>;
  /** Marks missions that ran out by `now` inactive, at most `limit`; their ids. */
  deactivateExpired(now: number, limit: number): Promise<string[]>;
}

/** The database cannot be reached or did not answer in time. Retrying later is safe. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
