/** Different lines that are counted at once; beyond it the oldest is let go. */
const LINES = 1_000;

interface Line {
  times: number;
  readonly timer: NodeJS.Timeout;
}

/**
 * Lets a line through once in a while and counts how often it came again meanwhile: what fails in a
 * thousand rooms at once is one line and a number.
 */
export class Repeats {
  readonly #windowMs: number;
  readonly #lines = new Map<string, Line>();

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /**
   * Whether the line is to be said now. Otherwise it is counted, and `sum` is called with the count at the
   * end of the window that the first one opened.
   */
  first(line: string, sum: (times: number) => void): boolean {
    const known = this.#lines.get(line);
    if (known !== undefined) {
      known.times++;
      return false;
    }
    this.#open(line, sum);
    return true;
  }

  #open(line: string, sum: (times: number) => void): void {
    const [oldest] = this.#lines.keys();
    if (this.#lines.size >= LINES && oldest !== undefined) this.#close(oldest);
    const timer = setTimeout(() => {
      const times = this.#close(line);
      if (times === 0) return;
      sum(times);
      // It goes on: the next window sums the next ones.
      this.#open(line, sum);
    }, this.#windowMs).unref();
    this.#lines.set(line, { times: 0, timer });
  }

  #close(line: string): number {
    const { times, timer } = this.#lines.get(line)!;
    clearTimeout(timer);
    this.#lines.delete(line);
    return times;
  }
}
