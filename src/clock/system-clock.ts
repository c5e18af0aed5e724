import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../app/ports/clock.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Another clock with an offset that development moves forward and the data folder keeps. */
export class OffsetClock implements Clock {
  readonly #file: string;
  readonly #base: Clock;
  #offset: number;

  constructor(dataDir: string, base: Clock = systemClock) {
    this.#base = base;
    mkdirSync(dataDir, { recursive: true });
    this.#file = join(dataDir, 'clock-offset');
    this.#offset = readOffset(this.#file);
  }

  now(): number {
    return this.#base.now() + this.#offset;
  }

  /** Moves the clock forward by `ms` >= 0. */
  advance(ms: number): void {
    this.#offset += ms;
    writeFileSync(this.#file, String(this.#offset));
  }
}

function readOffset(file: string): number {
  try {
    const offset = Number(readFileSync(file, 'utf8'));
    return Number.isFinite(offset) && offset > 0 ? offset : 0;
  } catch {
    return 0;
  }
}
