/** What is being worked on for callers who wait. Once it is ending, nothing new is to begin. */
export class WorkInHand {
  #begun = 0;
  #ending = false;
  #waiting: (() => void)[] = [];

  get isEnding(): boolean {
    return this.#ending;
  }

  /** Something is worked on until what is returned is called, once or more often. */
  begin(): () => void {
    this.#begun++;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      if (--this.#begun === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    };
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const end = this.begin();
    try {
      return await work();
    } finally {
      end();
    }
  }

  end(): void {
    this.#ending = true;
  }

  /** Resolves when nothing is worked on. */
  idle(): Promise<void> {
    return this.#begun === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
