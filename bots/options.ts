import { parseArgs } from 'node:util';
import { PERSONA_NAMES, type PersonaName } from './personas.ts';

export interface Options {
  readonly players: number;
  readonly minutes: number;
  readonly seed: number;
  /** Servers to play on, which work on one database; a run starts one of its own when there is none. */
  readonly urls: readonly string[];
  readonly mix: readonly PersonaName[];
  /** One bot after the other, without pauses, with the very players of the seed. */
  readonly replay: boolean;
  readonly json: boolean;
  /** For the server that the run starts, and for the audit. */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly processes: number;
  readonly patienceMs: number;
}

export const USAGE = `npm run bots -- [options]
  --players N        how many play, 1 to 5000 (20)
  --minutes N        for how long, fractions allowed (1)
  --seed N           where all choices come from (by chance; it is printed)
  --url URL          a running server; again for each further process (starts one of its own)
  --mix A,B          of ${PERSONA_NAMES.join(', ')} (all)
  --replay           one bot after the other, without pauses, with the players of the seed
  --json             the summary as one line of JSON
  --database-url URL a PostgreSQL for the server of its own; with --url, what is audited at the end
  --redis-url URL    a Redis, for several processes of its own
  --processes N      how many processes of its own (1)
  --patience S       how long books and server may disagree, seconds (10)
With --url, SERVICE_TOKEN in the surroundings is what the game reports with; JWT_SECRET signs the
players' tokens where there is no /dev/token.`;

/** The options of a command line. Throws with a line for the person who wrote it. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      players: text,
      minutes: text,
      seed: text,
      url: { type: 'string', multiple: true },
      mix: text,
      replay: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'database-url': text,
      'redis-url': text,
      processes: text,
      patience: text,
    },
  });
  const mix = (values.mix ?? PERSONA_NAMES.join()).split(',');
  const unknown = mix.filter((name) => !(PERSONA_NAMES as string[]).includes(name));
  if (unknown.length > 0) throw new Error(`--mix ${unknown.join()}: there are ${PERSONA_NAMES.join(', ')}`);
  const processes = number('processes', values.processes, 1, 1, 8);
  if (processes > 1 && (values['redis-url'] === undefined || values['database-url'] === undefined))
    throw new Error('--processes: several processes need --database-url and --redis-url');
  return {
    players: number('players', values.players, 20, 1, 5000),
    minutes: number('minutes', values.minutes, 1, 0.01, 1440, false),
    seed: number('seed', values.seed, Math.floor(Math.random() * 1_000_000), 0, Number.MAX_SAFE_INTEGER),
    urls: (values.url ?? []).map((url) => url.replace(/\/+$/, '')),
    mix: mix as PersonaName[],
    replay: values.replay,
    json: values.json,
    databaseUrl: values['database-url'],
    redisUrl: values['redis-url'],
    processes,
    patienceMs: number('patience', values.patience, 10, 1, 600) * 1000,
  };
}

function number(
  name: string,
  written: string | undefined,
  usual: number,
  least: number,
  most: number,
  whole = true,
): number {
  if (written === undefined) return usual;
  const value = Number(written);
  if (written.trim() === '' || !(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    throw new Error(
      `--${name} ${written}: ${whole ? 'a whole number' : 'a number'} from ${least} to ${most}`,
    );
  return value;
}
