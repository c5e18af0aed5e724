/** How to have a simulation again. */
export const replayOf = (seed: number): string =>
  `again: npm run soak -- --simulate --seed ${seed} --seeds 1`;
