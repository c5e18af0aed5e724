import { parseArgs } from 'node:util';
import { ProgressLine } from '../../bots/report/progress-line.ts';
import { simulateMany } from '../simulation/many.ts';
import { problemsOf, tableOf } from './report.ts';
import { soak } from './soak.ts';

const USAGE = `npm run soak -- [options]
  --minutes N   for how long, with one outage a minute (10)
  --players N   how many bots play (50)
  --seed N      where outages and all choices come from (by chance; it is printed)
  --limit S     how long after an outage's own end players may be without an answer, seconds (5)
  --simulate    without servers: simulations, one seed after the other, for --minutes or --seeds N`;

/** How long books and server may disagree behind the last outage, ms. */
const PATIENCE_MS = 20_000;

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const flags = { help: { type: 'boolean' }, simulate: { type: 'boolean' } } as const;
  const { values } = parseArgs({
    options: { minutes: text, players: text, seed: text, limit: text, seeds: text, ...flags },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const minutes = Number(values.minutes ?? 10);
  const players = Number(values.players ?? 50);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  const limitMs = Number(values.limit ?? 5) * 1000;
  if (!(minutes > 0 && players >= 1 && limitMs > 0 && Number.isInteger(seed))) throw new Error(USAGE);
  if (values.simulate) {
    const seeds = values.seeds === undefined ? undefined : Number(values.seeds);
    console.log(`simulations from seed ${seed} on`);
    return (await simulateMany({ seed, seeds, minutes }, console.log)) ? 0 : 1;
  }
  console.log(`seed ${seed}: ${players} players for ${minutes} min on two processes; starting them ...`);
  const line = new ProgressLine(process.stderr);
  const soaked = await soak({ minutes, players, seed, patienceMs: PATIENCE_MS, progress: line.show });
  line.end();
  const problems = problemsOf(soaked, limitMs);
  console.log(`\n${tableOf(soaked.suffered, limitMs)}\n`);
  const { tally, audit, difference } = soaked;
  console.log(
    `${tally.asked} asked, ${tally.events} events, ${tally.joins} joins, ${tally.checks} looks at the books`,
  );
  console.log(audit.text);
  for (const entry of difference?.history ?? []) console.log(`  ${entry}`);
  console.log(problems.length === 0 ? `seed ${seed}: all is well` : `seed ${seed}:\n${problems.join('\n')}`);
  return problems.length === 0 ? 0 : 1;
}

// The SDK tells of every connection that ends, and here many do.
console.warn = () => undefined;
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
