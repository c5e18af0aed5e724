import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { PlayerChanged } from '../app/ports/publisher.ts';
import type { OnLimited } from '../limits/limit-kind.ts';

/** What the gauges read when they are asked. */
export interface Gauges {
  rooms(): number;
  queued(): number;
}

/** Prometheus metrics of one process. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #changes = new Counter({
    name: 'missionboard_changes_total',
    help: 'Changes committed, by type.',
    labelNames: ['type'],
    registers: [this.#registry],
  });
  readonly #batches = new Counter({
    name: 'missionboard_batches_total',
    help: 'Batches that changed a player.',
    registers: [this.#registry],
  });
  readonly #errors = new Counter({
    name: 'missionboard_errors_total',
    help: 'Failures that were nobody’s request.',
    registers: [this.#registry],
  });

  readonly #uncaught = new Counter({
    name: 'missionboard_uncaught_errors_total',
    help: 'Errors that nobody caught and that the process outlived, by kind.',
    labelNames: ['kind'],
    registers: [this.#registry],
  });

  readonly #limited = new Counter({
    name: 'missionboard_limited_total',
    help: 'What was refused because it was too much, by kind of limit.',
    labelNames: ['kind'],
    registers: [this.#registry],
  });

  constructor({ rooms, queued }: Gauges) {
    collectDefaultMetrics({ register: this.#registry });
    this.#gauge('missionboard_rooms', 'Open rooms of this process.', rooms);
    this.#gauge('missionboard_queued_jobs', 'Jobs that wait for a batch.', queued);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text = (): Promise<string> => this.#registry.metrics();

  playersChanged(changed: readonly PlayerChanged[]): void {
    this.#batches.inc();
    for (const { changes } of changed) for (const change of changes) this.#changes.inc({ type: change.type });
  }

  error(): void {
    this.#errors.inc();
  }

  /** An error that nobody caught. */
  uncaught = (kind: 'rejection' | 'exception'): void => this.#uncaught.inc({ kind });

  /** Something was too much. */
  limited: OnLimited = (kind) => this.#limited.inc({ kind });

  #gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read());
      },
    });
  }
}
