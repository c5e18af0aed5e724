/** A level of standing and the value from which it holds. */
export interface Level {
  readonly level: number;
  readonly title: string;
  readonly from: number;
}

/** The level of a value; the list may be in any order. */
export const levelAt = (value: number, levels: readonly Level[]): Level | undefined =>
  levels
    .filter(({ from }) => from <= value)
    .reduce<Level | undefined>(
      (best, one) => (best === undefined || one.from > best.from ? one : best),
      undefined,
    ) ??
  levels.reduce<Level | undefined>(
    (lowest, one) => (lowest === undefined || one.from < lowest.from ? one : lowest),
    undefined,
  );

/** The next level above a value; undefined at the top. */
export const nextLevel = (value: number, levels: readonly Level[]): Level | undefined =>
  levels
    .filter(({ from }) => from > value)
    .reduce<Level | undefined>(
      (best, one) => (best === undefined || one.from < best.from ? one : best),
      undefined,
    );
