/**
 * Tells what batches did, one after the other. While more is waiting, telling gives way for one turn of
 * the event loop: the next batch is on its way to the database by then, and both go on at once.
 */
export class Telling {
  #waiting: (() => void) | undefined;

  /** Runs `tell` now, or soon when `more` is waiting; whatever came before it is told first. */
  next(tell: () => void, more: boolean): void {
    this.#flush();
    if (!more) {
      tell();
      return;
    }
    this.#waiting = tell;
    setImmediate(this.#flush);
  }

  #flush = (): void => {
    const tell = this.#waiting;
    this.#waiting = undefined;
    tell?.();
  };
}
