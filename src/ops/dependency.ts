import { plainAddress } from '../config/changed-settings.ts';
import type { Logger } from './log.ts';
import type { Leaning, Metrics } from './metrics.ts';

/** Something that the server leans on: its loss is told once, and once that it is back. */
export class Dependency {
  readonly #name: Leaning;
  readonly #address: string | undefined;
  readonly #log: Logger;
  readonly #metrics: Metrics;
  #lostAt: number | undefined;

  constructor(name: Leaning, address: string | undefined, log: Logger, metrics: Metrics) {
    this.#name = name;
    this.#address = address === undefined ? undefined : plainAddress(address);
    this.#log = log;
    this.#metrics = metrics;
  }

  get isUp(): boolean {
    return this.#lostAt === undefined;
  }

  lost(reason: string): void {
    if (!this.isUp) return;
    this.#lostAt = performance.now();
    this.#metrics.leansOn(this.#name, false);
    this.#log.warn({ dependency: this.#name, address: this.#address, reason }, `${this.#name} lost`);
  }

  back(): void {
    if (this.#lostAt === undefined) return;
    const seconds = Math.round((performance.now() - this.#lostAt) / 100) / 10;
    this.#lostAt = undefined;
    this.#metrics.leansOn(this.#name, true);
    this.#log.warn({ dependency: this.#name, seconds }, `${this.#name} back`);
  }
}
