import type { SqlEntityManager } from '@mikro-orm/sql';
import { within } from '../app/pacing/within.ts';
import type {
  BatchNeeds,
  Held,
  Loaded,
  RetentionStore,
  Store,
  Versioned,
  WorldStore,
  Writes,
} from '../app/ports/store.ts';
import type { Player } from '../missions/player.ts';
import { byDeadline } from './deadline.ts';
import { adminChanges, inventory } from './sql/admin-view.ts';
import { duePlayers, nextDue } from './sql/due.ts';
import { eventCounts } from './sql/event-counts.ts';
import { acceptancesOf, held, holders, journal } from './sql/journal.ts';
import { loadBatch } from './sql/load-batch.ts';
import { loadPlayer } from './sql/load-player.ts';
import { playerColumns, playerRow } from './sql/player-row.ts';
import { type Query, queryOf } from './sql/query.ts';
import { readOutbox } from './sql/read-outbox.ts';
import { readiness } from './sql/readiness.ts';
import { forgetAnswers, forgetEvents, forgetOutbox, removeOffers } from './sql/retention.ts';
import { rows } from './sql/shapes.ts';
import { addToMap, allRows, changeMap, mapVersion, playersIn, someRows } from './sql/world.ts';
import { writeBatch } from './sql/write-batch.ts';
import { SqlMissionStore } from './sql-mission-store.ts';
import { asStoreError, isContention } from './store-errors.ts';

const names = playerColumns
  .split(',')
  .map((c) => c.trim().split(' ')[0])
  .join(', ');
const CREATE = `insert into player (${names}) select ${names}
  from jsonb_to_recordset($1::jsonb) as n(${playerColumns}) on conflict do nothing`;
const CLOCK = 'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now';
const PLAYER_VERSIONS = `select p.id::text as id, p.version from player p
  where p.id = any(array(select value::uuid from jsonb_array_elements_text($1::jsonb)))`;

/** How long a read or a batch may take, all tries together, before its caller is told to come back. */
const PATIENCE_MS = 2_500;
/** What has to do with the whole map may take this long: it may be a hundred thousand rows. */
const LONG_PATIENCE_MS = 60_000;
const AT_LENGTH = `select set_config('statement_timeout', '${LONG_PATIENCE_MS}', true),
  set_config('idle_in_transaction_session_timeout', '${LONG_PATIENCE_MS}', true)`;
/** How often a batch that lost a deadlock is tried again. */
const CONTENTION_TRIES = 3;

/** The store in SQL: PostgreSQL or the embedded PGlite, by whichever driver the entity manager has. */
export class SqlStore implements Store {
  readonly #em: SqlEntityManager;
  readonly missions = new SqlMissionStore((work) => this.#read(work));
  readonly retention: RetentionStore = {
    events: (before, limit) => this.#transaction((query) => forgetEvents(query, before, limit)),
    outbox: (before, limit) => this.#transaction((query) => forgetOutbox(query, before, limit)),
    answers: (limit) => this.#transaction((query) => forgetAnswers(query, limit)),
    offers: (before, from, limit) => this.#transaction((query) => removeOffers(query, before, from, limit)),
  };
  readonly world: WorldStore = {
    all: () => this.#atLength(allRows),
    some: (keys) => this.#atLength((query) => someRows(query, keys)),
    version: () => this.#read(mapVersion),
    change: (at, removed, written) => this.#atLength((query) => changeMap(query, at, removed, written)),
    upsert: (changed) => this.#atLength((query) => addToMap(query, changed)),
    playersIn: (sectorIds, regionIds) => this.#read((query) => playersIn(query, sectorIds, regionIds)),
  };

  constructor(em: SqlEntityManager) {
    this.#em = em;
  }

  batch<T>(needs: BatchNeeds, work: (loaded: Loaded) => { writes: Writes; result: T }): Promise<T> {
    return this.#transaction(async (query) => {
      const { writes, result } = work(await loadBatch(query, needs));
      await writeBatch(query, writes);
      return result;
    });
  }

  async createPlayers(players: readonly Player[]): Promise<void> {
    await this.#read((query) => query(CREATE, [rows(players.map(playerRow))]));
  }

  playerVersions = (playerIds: readonly string[]) =>
    this.#read((query) => query<Versioned>(PLAYER_VERSIONS, [rows(playerIds)]));

  loadPlayer = (playerId: string) => this.#read((query) => loadPlayer(query, playerId));

  journal = (playerId: string, before: string | undefined, limit: number) =>
    this.#read((query) => journal(query, playerId, before, limit));

  inventory = (playerId: string) => this.#read((query) => inventory(query, playerId));

  adminChanges = (about: Parameters<Store['adminChanges']>[0], limit: number) =>
    this.#read((query) => adminChanges(query, about, limit));

  held = (missionId: string) => this.#read((query) => held(query, missionId));

  holders = (mission: Held, after: string | undefined, limit: number) =>
    this.#read((query) => holders(query, mission, after, limit));

  acceptancesOf = (missionId: string, before: string | undefined, limit: number) =>
    this.#read((query) => acceptancesOf(query, missionId, before, limit));

  outbox = (after: string, limit: number) => this.#transaction((query) => readOutbox(query, after, limit));

  duePlayers = (now: number, limit: number) => this.#read((query) => duePlayers(query, now, limit));

  eventCounts = (playerId: string, since: number) =>
    this.#read((query) => eventCounts(query, playerId, since));

  nextDue = () => this.#read(nextDue);

  clock = async (): Promise<number> => (await this.#read((query) => query<{ now: number }>(CLOCK)))[0]!.now;

  readiness = () => this.#read(readiness);

  #read<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#inTime(() => work(queryOf(this.#em.fork())));
  }

  #atLength<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.#transaction(async (query) => {
      await query(AT_LENGTH);
      return work(query);
    }, LONG_PATIENCE_MS);
  }

  #transaction<T>(work: (query: Query) => Promise<T>, patience = PATIENCE_MS): Promise<T> {
    const once = () => this.#em.fork().transactional((em) => work(queryOf(em as SqlEntityManager)));
    const tried = async (tries: number): Promise<T> => {
      try {
        return await once();
      } catch (error) {
        if (tries > 1 && isContention(error)) return tried(tries - 1);
        throw error;
      }
    };
    return this.#inTime(() => tried(CONTENTION_TRIES), patience);
  }

  /** Ends in time, and with it the statements: what nobody waits for any more holds no connection. */
  async #inTime<T>(work: () => Promise<T>, patience = PATIENCE_MS): Promise<T> {
    try {
      return await within(byDeadline(patience, work), patience);
    } catch (error) {
      throw asStoreError(error);
    }
  }
}
