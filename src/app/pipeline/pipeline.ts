import { settle } from '../../missions/carry-out.ts';
import { placed } from '../../missions/placing.ts';
import type { PlayerState } from '../../missions/player.ts';
import { type Refusal, refuse } from '../../missions/refusal.ts';
import type { Context } from '../../missions/rules.ts';
import { within } from '../pacing/within.ts';
import type { Clock } from '../ports/clock.ts';
import type { PlayerChanged, Publisher } from '../ports/publisher.ts';
import { type Loaded, type Store, StoreUnavailable } from '../ports/store.ts';
import type { Catalogue } from '../stock/catalogue.ts';
import { BatchDesks } from './batch-desks.ts';
import { Collector } from './collect.ts';
import type { Job } from './job.ts';
import { needsOf } from './needs.ts';
import { Telling } from './telling.ts';

/** A job could not be carried out; the refusal is what its caller is told. */
export class JobFailed extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, cause?: unknown) {
    super(refusal.message, { cause });
    this.refusal = refusal;
  }
}

export interface PipelineParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly news: Pick<Publisher, 'playersChanged' | 'playersUnsure'>;
  /**
   * Batches on their way at once, 1 when not said. With two, the database works on one while this
   * process tells the other; a player is never in both.
   */
  readonly lanes?: number;
  /** The context of a decision made at that instant. */
  contextAt(now: number): Context;
  /** Told of failures that are not the caller's fault. */
  onError(error: unknown): void;
}

interface Waiting {
  readonly job: Job;
  readonly enqueuedAt: number;
  resolve(result: unknown): void;
  reject(error: JobFailed): void;
}

/**
 * Most weight in one batch, of events and of jobs. Smaller ones give the lanes something to overlap
 * (200 players: 1,265 cycles/s with 100 jobs, 1,063 with 256); larger ones save commits.
 */
const BATCH_WEIGHT = 1000;
const BATCH_JOBS = 100;
/** How long a batch may take before its callers are told to come back. */
const PATIENCE_MS = 2_500;
/** Jobs that may wait; over it callers are told to come back, so that memory stays bounded. */
const QUEUE_LIMIT = 20_000;

/**
 * The one door through which players change. While a batch commits, arriving jobs gather and become
 * the next; a lone job starts at once. Per player, order is arrival order.
 */
export class Pipeline {
  readonly #parts: PipelineParts;
  #queue: Waiting[] = [];
  #lanes = 0;
  /** Players of the batches on their way: their next jobs wait, so that each keeps its order. */
  readonly #away = new Set<string>();
  readonly #telling = new Telling();
  #idle: (() => void)[] = [];

  constructor(parts: PipelineParts) {
    this.#parts = parts;
  }

  /** How many jobs wait for a batch. */
  get depth(): number {
    return this.#queue.length;
  }

  /** Resolves with the job's result once it is durable and published; rejects with `JobFailed`. */
  submit<R>(job: Job<R>): Promise<R> {
    if (this.#queue.length >= QUEUE_LIMIT)
      return Promise.reject(new JobFailed(refuse('server/unavailable', {})));
    return new Promise<R>((resolve, reject) => {
      this.#queue.push({
        job,
        enqueuedAt: performance.now(),
        resolve: resolve as (result: unknown) => void,
        reject,
      });
      if (this.#lanes < (this.#parts.lanes ?? 1)) void this.#lane();
    });
  }

  /** Resolves when nothing is waiting or running. */
  drained(): Promise<void> {
    return this.#lanes > 0 ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve();
  }

  async #lane(): Promise<void> {
    this.#lanes++;
    // Jobs submitted in the same turn of the event loop belong in the same batch.
    await Promise.resolve();
    for (let batch = this.#take(); batch.length > 0; batch = this.#take()) {
      const players = batch.map((w) => w.job.playerId);
      for (const playerId of players) this.#away.add(playerId);
      await this.#batch(batch);
      for (const playerId of players) this.#away.delete(playerId);
    }
    this.#lanes--;
    if (this.#lanes === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** The next jobs whose players are not on their way already. */
  #take(): Waiting[] {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    // A player passed over once is passed over to the end: what came later must not come first.
    const passedOver = new Set(this.#away);
    let weight = 0;
    for (const waiting of this.#queue) {
      const full = weight > 0 && (weight + waiting.job.weight > BATCH_WEIGHT || taken.length >= BATCH_JOBS);
      if (full || passedOver.has(waiting.job.playerId)) {
        left.push(waiting);
        passedOver.add(waiting.job.playerId);
      } else {
        taken.push(waiting);
        weight += waiting.job.weight;
      }
    }
    this.#queue = left;
    return taken;
  }

  /** One transaction; tried again as a whole, then job by job, so that one cannot fail its neighbours. */
  async #batch(batch: readonly Waiting[]): Promise<void> {
    const first = await this.#attempt(batch);
    if (first === 'done') return;
    // Those who waited meanwhile have waited long enough: one lost connection costs one wait, not two.
    if (first === 'unavailable') return this.#giveUp([...batch, ...this.#queue.splice(0)], first);
    if (batch.length > 1 && (await this.#attempt(batch)) === 'done') return;
    for (const [i, one] of batch.entries()) {
      const outcome = await this.#attempt([one]);
      if (outcome === 'unavailable') return this.#giveUp(batch.slice(i), outcome);
      if (outcome !== 'done') this.#giveUp([one], outcome);
    }
  }

  #giveUp(batch: readonly Waiting[], outcome: Outcome): void {
    const code = outcome === 'unavailable' ? 'server/unavailable' : 'server/internal';
    for (const { reject } of batch) reject(new JobFailed(refuse(code, {})));
  }

  async #attempt(batch: readonly Waiting[]): Promise<Outcome> {
    const { store, catalogue } = this.#parts;
    const needs = needsOf(
      batch.map((w) => w.job),
      catalogue,
    );
    const committed = store.batch(needs, (loaded) => this.#decide(batch, loaded));
    // A database that hangs may still commit later: callers have been answered by then, watchers see it.
    const told = committed.then(({ results, changed }) =>
      this.#telling.next(() => this.#tell(batch, results, changed), this.#queue.length > 0),
    );
    try {
      await within(told, PATIENCE_MS);
      return 'done';
    } catch (error) {
      if (error instanceof StoreUnavailable) {
        this.#parts.news.playersUnsure([...new Set(batch.map((w) => w.job.playerId))]);
        return 'unavailable';
      }
      this.#parts.onError(error);
      return 'failed';
    }
  }

  #tell(batch: readonly Waiting[], results: readonly unknown[], changed: readonly PlayerChanged[]): void {
    try {
      if (changed.length > 0) this.#parts.news.playersChanged(changed);
    } catch (error) {
      // It is committed: whoever asked gets the answer, whatever went wrong with showing it.
      this.#parts.onError(error);
    }
    for (const [i, { resolve }] of batch.entries()) resolve(results[i]);
  }

  #decide(batch: readonly Waiting[], loaded: Loaded) {
    const { catalogue, clock, contextAt } = this.#parts;
    catalogue.put(loaded.missions);
    catalogue.keep(loaded.editions);
    const ctx = contextAt(clock.now());
    const collector = new Collector();
    for (const [playerId, state] of loaded.states)
      collector.record(playerId, [...placed(state, ctx), ...settle(state, ctx.now)], null);
    const desks = new BatchDesks(ctx, collector, loaded);
    const results = batch.map(({ job }) => {
      const state = loaded.states.get(job.playerId);
      return state === undefined ? job.unknown() : job.run(state, desks.of(job.playerId));
    });
    const writes = collector.writes(loaded.states, ctx.now);
    return { writes, result: { results, changed: changedPlayers(collector, loaded.states, ctx.now) } };
  }
}

type Outcome = 'done' | 'failed' | 'unavailable';

function changedPlayers(
  collector: Collector,
  states: ReadonlyMap<string, PlayerState>,
  at: number,
): PlayerChanged[] {
  return [...collector.changed].map(([playerId, recorded]) => ({
    player: states.get(playerId)!.player,
    changes: recorded.map((r) => r.change),
    at,
  }));
}
