const FIRST_MS = 250;
const LONGEST_MS = 4_000;

/**
 * How long to wait before the next try after that many failures in a row, ms: twice as long each time, up
 * to four seconds, and never quite when others come back. `chance` is between 0 and 1.
 */
export function backoffMs(failures: number, chance: number): number {
  const longest = Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS);
  return longest / 2 + (longest / 2) * chance;
}
