import { replayOf } from './replay.ts';
import { simulate } from './simulate.ts';

export interface ManyOptions {
  readonly seed: number;
  /** How many seeds, from that one on; as many as fit into the time when not said. */
  readonly seeds: number | undefined;
  readonly minutes: number;
}

/** Simulates one seed after the other; whether all was well. */
export async function simulateMany(
  { seed, seeds, minutes }: ManyOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const begun = performance.now();
  const used = process.cpuUsage();
  let [days, done] = [0, 0];
  const goesOn = () => (seeds === undefined ? performance.now() - begun < minutes * 60_000 : done < seeds);
  for (; goesOn(); done++) {
    const { difference, errors, playerDays } = await simulate({ seed: seed + done });
    days += playerDays;
    if (difference !== undefined || errors.length > 0) {
      for (const line of difference?.history ?? []) say(`  ${line}`);
      say([difference?.message ?? '', ...errors.map(String), replayOf(seed + done)].join('\n'));
      return false;
    }
    if (done % 50 === 49) say(`${done + 1} seeds, ${days} player-days`);
  }
  const { user, system } = process.cpuUsage(used);
  const minute = (user + system) / 60_000_000;
  say(`${done} seeds, ${days} player-days, ${Math.round(days / minute)} a minute of one core: all is well`);
  return true;
}
