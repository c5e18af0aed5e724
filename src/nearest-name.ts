/**
 * The known name that somebody most likely meant: within one slip of the pen for every four letters, at
 * most two. A slip is a letter too many, too few, wrong, or two in each other's place. Undefined when none
 * is near.
 */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Math.min(2, Math.floor(written.length / 4)) + 1;
  for (const name of known) {
    const slips = slipsBetween(written, name, least);
    if (slips < least) [nearest, least] = [name, slips];
  }
  return nearest;
}

/** How many slips lie between two names; counting stops at `most`. */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + wrong);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, before[j - 2]! + 1);
      row.push(slips);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
