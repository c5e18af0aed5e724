/** What a player knew, asked and was told, line by line; the newest at the end. */
export class History {
  readonly #lines: string[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(what: string, detail?: unknown): void {
    const at = new Date(this.#now()).toISOString().slice(11, 23);
    this.#lines.push(`${at} ${what}${detail === undefined ? '' : ` ${short(detail)}`}`);
    if (this.#lines.length > KEPT * 2) this.#lines.splice(0, KEPT);
  }

  get lines(): readonly string[] {
    return this.#lines.slice(-KEPT);
  }
}

/** Lines that are kept of a player. */
const KEPT = 400;

const short = (detail: unknown): string => {
  const text = typeof detail === 'string' ? detail : JSON.stringify(detail);
  return text.length > 600 ? `${text.slice(0, 599)}…` : text;
};

/** The server said two things that do not fit, or something that cannot be. */
export class Difference extends Error {
  override readonly name = 'Difference';
  readonly player: string;
  readonly history: readonly string[];

  constructor(player: string, what: string, history: History) {
    super(what);
    this.player = player;
    this.history = history.lines;
  }
}
