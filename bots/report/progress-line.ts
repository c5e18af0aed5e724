import type { Progress } from '../run.ts';

const CELLS = 30;
/** In a log, one line in so many seconds. */
const LOG_EVERY_S = 10;

/** Shows how far a run is: a bar that moves on a terminal, a plain line now and then in a log. */
export class ProgressLine {
  readonly #out: NodeJS.WriteStream;
  #seconds = 0;
  #shown = false;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  show = (progress: Progress): void => {
    const line = text(progress);
    if (this.#out.isTTY) {
      const full = Math.round((CELLS * progress.elapsedMs) / progress.totalMs);
      this.#out.write(`\r\u001b[K[${'#'.repeat(full)}${'.'.repeat(CELLS - full)}] ${line}`);
      this.#shown = true;
    } else if (this.#seconds++ % LOG_EVERY_S === 0) this.#out.write(`${line}\n`);
  };

  end(): void {
    if (this.#shown) this.#out.write('\r\u001b[K');
  }
}

const text = ({ elapsedMs, totalMs, online, tally }: Progress): string =>
  [
    `${Math.floor(elapsedMs / 1000)}/${Math.ceil(totalMs / 1000)} s`,
    `${online} online`,
    `${tally.asked} asked`,
    `${tally.events} events`,
    `${tally.checks} checks`,
    `p95 ${tally.percentile(0.95).toFixed(0)} ms`,
  ].join(', ');
