/** A seeded source of numbers, so that the same seed writes the same galaxy. */
export interface Dice {
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** The same members in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** Mulberry32, apart from the game's own generator: a change there must not renumber the sectors. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const shuffled = <T>(list: readonly T[]) => {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = between(0, i);
      [copy[i], copy[j]] = [copy[j]!, copy[i]!];
    }
    return copy;
  };
  return { between, shuffled };
}
