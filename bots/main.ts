import { type Options, readOptions, USAGE } from './options.ts';
import { type OwnServers, ownServers } from './own-server.ts';
import { memoryOf } from './report/memory.ts';
import { ProgressLine } from './report/progress-line.ts';
import { type Summary, summaryOf, summaryText } from './report/summary.ts';
import { run } from './run.ts';

/** How long rooms may take to go when everybody has left, ms. */
const LEAVING_MS = 3_000;

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const options = readOptions(process.argv.slice(2));
  const say = options.json ? console.error : console.log;
  say(`seed ${options.seed}: ${options.players} players for ${options.minutes} min`);
  if (options.urls.length === 0) say('starting a server for this run alone ...');
  const own = options.urls.length === 0 ? await ownServers(options) : undefined;
  try {
    return await play(options, own, say);
  } finally {
    own?.remove();
  }
}

async function play(
  options: Options,
  own: OwnServers | undefined,
  say: (line: string) => void,
): Promise<number> {
  const urls = own?.urls ?? options.urls;
  const serviceToken = own?.serviceToken ?? process.env.SERVICE_TOKEN;
  if (serviceToken === undefined)
    throw new Error('SERVICE_TOKEN has to be the server’s: what happens in the game is reported with it');
  const line = new ProgressLine(process.stderr);
  const before = await memoryOf(urls);
  let playing: number | undefined;
  const { tally, difference } = await run({
    ...options,
    ...{ urls, serviceToken, jwtSecret: own === undefined ? process.env.JWT_SECRET : undefined },
    mapIsOurs: own !== undefined,
    progress: (progress) => {
      line.show(progress);
      if (progress.elapsedMs > progress.totalMs / 2) playing ??= 0;
      if (playing === 0) memoryOf(urls).then((bytes) => (playing = bytes));
    },
  });
  line.end();
  await new Promise((resolve) => setTimeout(resolve, LEAVING_MS));
  const memory = { before, playing: playing || undefined, after: await memoryOf(urls) };
  await own?.stop();
  const audit = await own?.audit();
  const serverErrors = own?.errors() ?? [];
  const { seed, players, minutes } = options;
  const summary: Summary = summaryOf(
    tally,
    { seed, players, minutes, memory, audit: audit?.text, serverErrors: serverErrors.length },
    difference,
  );
  console.log(options.json ? JSON.stringify(summary) : summaryText(summary));
  for (const error of serverErrors.slice(0, 10)) say(error);
  if (difference !== undefined) {
    say(`\nThe history of ${difference.player}:`);
    for (const entry of difference.history) say(`  ${entry}`);
    say(
      `\nAgain: npm run bots -- --players ${players} --minutes ${minutes} --seed ${seed} --mix ${options.mix.join()}`,
    );
  }
  return difference === undefined && audit?.holds !== false && serverErrors.length === 0 ? 0 : 1;
}

// The SDK tells of every connection that ends, and bots end many on purpose.
console.warn = () => undefined;
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`The bots cannot play: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  },
);
