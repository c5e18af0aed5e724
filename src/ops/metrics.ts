import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { NewsListener, PlayerChanged } from '../app/ports/publisher.ts';
import type { OnLimited } from '../limits/limit-kind.ts';
import type { PoolCounts } from '../persistence/pool.ts';

/** What the gauges read when they are asked. */
export interface Gauges {
  rooms(): number;
  queued(): number;
  /** Milliseconds by which the last work that fell due was late. */
  dueLag(): number;
  /** Milliseconds by which this machine's clock is ahead of mission time; missing where they are one. */
  clockAhead?(): number;
  /** Connections to the database; missing where it is embedded. */
  pool?(): PoolCounts;
}

/** Something that the server leans on, as Prometheus sees it. */
export type Leaning = 'database' | 'redis';

/** From what nobody notices to what nobody waits for, seconds. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Prometheus metrics of one process. */
export class Metrics implements NewsListener {
  readonly #registry = new Registry();
  readonly #changes = this.#counter('missionboard_changes_total', 'Changes committed, by type.', 'type');
  readonly #batches = this.#counter('missionboard_batches_total', 'Batches that changed a player.');
  readonly #errors = this.#counter('missionboard_errors_total', 'Failures that were nobody’s request.');
  readonly #refusals = this.#counter('missionboard_refusals_total', 'Refusals, by code.', 'code');
  readonly #commands = this.#histogram('missionboard_command_seconds', 'Commands, by kind and outcome.', {
    labels: ['kind', 'outcome'],
  });
  readonly #events = this.#histogram('missionboard_events_call_seconds', 'Calls of events, by outcome.', {
    labels: ['outcome'],
  });
  readonly #joins = this.#histogram('missionboard_join_seconds', 'Requests for a seat, by outcome.', {
    labels: ['outcome'],
  });
  readonly #batchSize = this.#histogram('missionboard_batch_size', 'Players in a batch that changed any.', {
    buckets: SIZES,
  });
  readonly #up = {
    database: this.#gauge('missionboard_database_up', 'Whether the database answered when last asked.'),
    redis: this.#gauge('missionboard_redis_up', 'Whether Redis is connected; 1 where there is none.'),
  };

  readonly #uncaught = this.#counter(
    'missionboard_uncaught_errors_total',
    'Errors that nobody caught and that the process outlived, by kind.',
    'kind',
  );

  readonly #limited = this.#counter(
    'missionboard_limited_total',
    'What was refused because it was too much, by kind of limit.',
    'kind',
  );

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    this.#up.database.set(1);
    this.#up.redis.set(1);
  }

  /** Has the gauges read from now on. */
  watch({ rooms, queued, dueLag, clockAhead = () => 0, pool }: Gauges): void {
    this.#gauge('missionboard_rooms', 'Open rooms of this process.', rooms);
    this.#gauge('missionboard_queued_jobs', 'Jobs that wait for a batch.', queued);
    this.#gauge(
      'missionboard_due_lag_seconds',
      'How late the last work that fell due was.',
      () => dueLag() / 1000,
    );
    this.#gauge(
      'missionboard_clock_skew_seconds',
      'How far this machine’s clock is ahead of mission time’s source.',
      () => clockAhead() / 1000,
    );
    if (pool !== undefined) this.#poolGauge(pool);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text = (): Promise<string> => this.#registry.metrics();

  playersChanged(changed: readonly PlayerChanged[]): void {
    this.#batches.inc();
    this.#batchSize.observe(changed.length);
    for (const { changes } of changed) for (const change of changes) this.#changes.inc({ type: change.type });
  }

  error(): void {
    this.#errors.inc();
  }

  /** An error that nobody caught. */
  uncaught = (kind: 'rejection' | 'exception'): void => this.#uncaught.inc({ kind });

  /** Something was too much. */
  limited: OnLimited = (kind) => this.#limited.inc({ kind });

  refused(code: string): void {
    this.#refusals.inc({ code });
  }

  command(kind: string, outcome: string, seconds: number): void {
    this.#commands.observe({ kind, outcome }, seconds);
  }

  eventsCall(outcome: string, seconds: number): void {
    this.#events.observe({ outcome }, seconds);
  }

  join(outcome: string, seconds: number): void {
    this.#joins.observe({ outcome }, seconds);
  }

  leansOn(what: Leaning, up: boolean): void {
    this.#up[what].set(up ? 1 : 0);
  }

  #counter<L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  #histogram<L extends string>(
    name: string,
    help: string,
    { labels = [], buckets = SECONDS }: { labels?: L[]; buckets?: number[] },
  ): Histogram<L> {
    return new Histogram({ name, help, labelNames: labels, buckets, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, read?: () => number): Gauge {
    return new Gauge({
      name,
      help,
      registers: [this.#registry],
      ...(read === undefined
        ? {}
        : {
            collect() {
              this.set(read());
            },
          }),
    });
  }

  #poolGauge(pool: NonNullable<Gauges['pool']>): void {
    new Gauge({
      name: 'missionboard_pool_connections',
      help: 'Connections to the database: all, idle, and callers that wait for one.',
      labelNames: ['state'],
      registers: [this.#registry],
      collect() {
        for (const [state, count] of Object.entries(pool())) this.set({ state }, count);
      },
    });
  }
}
