/** What a run counted and timed. */
export class Tally {
  readonly commands = new Map<string, number>();
  readonly refusals = new Map<string, number>();
  /** Attempts by family and outcome, e.g. `daily rewarded`. */
  readonly outcomes = new Map<string, number>();
  readonly kinds = new Map<string, number>();
  readonly #took: number[] = [];
  joins = 0;
  events = 0;
  checks = 0;

  count(map: Map<string, number>, key: string): void {
    map.set(key, (map.get(key) ?? 0) + 1);
  }

  took(ms: number): void {
    this.#took.push(ms);
  }

  /** Milliseconds within which so much of everything was answered, e.g. 0.95. */
  percentile(part: number): number {
    const sorted = this.#took.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  }

  get asked(): number {
    return this.#took.length;
  }
}
