import {
  GameClient,
  MissionClient,
  type MissionClientOptions,
  type Reference,
  type World,
} from '../client/index.ts';
import { Bot } from './bot.ts';
import { Chance } from './chance.ts';
import type { Doors, Time } from './doors.ts';
import { Difference } from './oracle/difference.ts';
import { OutboxMirror } from './oracle/outbox-mirror.ts';
import { standingRule } from './oracle/standing-rule.ts';
import { type PersonaName, personas } from './personas.ts';
import { Tally } from './report/tally.ts';
import { restDoor } from './rest.ts';
import type { BotParts, Knowledge, RunParts } from './run-parts.ts';
import { type Tokens, tokensFor } from './tokens.ts';

export interface RunOptions {
  /** The processes to play on; bots take them in turn. */
  readonly urls: readonly string[];
  readonly serviceToken: string;
  readonly jwtSecret?: string | undefined;
  readonly players: number;
  readonly minutes: number;
  readonly seed: number;
  readonly mix: readonly PersonaName[];
  readonly replay: boolean;
  readonly patienceMs: number;
  readonly mapIsOurs: boolean;
  /** How patient the clients are; their own measures when not said. */
  readonly timing?: ClientTiming;
  /** See `RunParts`. */
  calmSince?(): number | undefined;
  /** Called about every second while it runs. */
  progress?(run: Progress): void;
  /** Called once, when all have entered. */
  entered?(): void;
  /** Told whenever a bot cannot play, or can again. */
  status?(index: number, online: boolean): void;
}

export type ClientTiming = Partial<
  Pick<MissionClientOptions, 'joinMs' | 'heartbeatMs' | 'firstWaitMs' | 'longestWaitMs'>
>;

export interface Progress {
  readonly elapsedMs: number;
  readonly totalMs: number;
  readonly online: number;
  readonly tally: Tally;
}

export interface Result {
  readonly tally: Tally;
  readonly difference: Difference | undefined;
}

/** Turns of each bot a minute when they go one after the other. */
const TURNS_PER_MINUTE = 40;
/** Between two bots' first joins, ms. */
const STAGGER_MS = 20;
const SERVICE_PATIENCE_MS = 5_000;

/** Plays a run to its end, or to the first difference. */
export async function run(options: RunOptions): Promise<Result> {
  const { urls, players, seed, replay, serviceToken } = options;
  const time = await timeOf(urls[0]!);
  const tokens = tokensFor(urls[0]!, options.jwtSecret);
  // Players of another run on the same server are others, unless the very same run is asked for.
  const name = options.mapIsOurs || replay ? `bots-${seed}` : `bots-${seed}-${Date.now().toString(36)}`;
  const games = urls.map(
    (url) => new GameClient({ url, token: serviceToken, patienceMs: SERVICE_PATIENCE_MS }),
  );
  const outbox = new OutboxMirror(games[0]!);
  await outbox.begin();
  const tally = new Tally();
  const totalMs = options.minutes * 60_000;
  let [begun, failure]: [number, unknown] = [performance.now(), undefined];
  let overAt = Number.POSITIVE_INFINITY;
  const goesOn = () => failure === undefined && performance.now() < overAt;
  const shared: RunParts = {
    name: replay ? `${name}-${Date.now().toString(36)}` : name,
    ...{ time, tally, outbox, goesOn },
    knowledge: await knowledgeOf(urls[0]!, tokens, options.mapIsOurs ? games[0]! : undefined),
    patienceMs: options.patienceMs,
    calmSince: options.calmSince ?? (() => 0),
  };
  const bots = Array.from({ length: players }, (_, index) => {
    const chance = new Chance(`${seed}/${index}`);
    const id = new Chance(`${name}/${index}`).uuid();
    const url = urls[index % urls.length]!;
    const doors = doorsOf(
      url,
      id,
      `Bot ${index}`,
      tokens,
      games[index % games.length]!,
      options.timing ?? {},
    );
    const parts: BotParts = { ...shared, index, id, chance, doors };
    return new Bot(parts, personas[options.mix[index % options.mix.length]!]);
  });
  const guarded = (work: Promise<void>) =>
    work.catch((error: unknown) => {
      failure ??= error;
    });
  let following = true;
  const mirrored = outbox.follow(time, () => following);
  const online = () => bots.filter((b) => b.playing.device.getStatus().kind === 'online').length;
  const ticker = setInterval(() => {
    const elapsedMs = Math.min(totalMs, overAt === Number.POSITIVE_INFINITY ? 0 : performance.now() - begun);
    options.progress?.({ elapsedMs, totalMs, online: online(), tally });
  }, 1000);
  if (options.status !== undefined)
    for (const [i, { playing }] of bots.entries())
      playing.device.subscribe(() => options.status!(i, playing.device.getStatus().kind === 'online'));
  await Promise.all(
    bots.map((bot, i) => guarded(time.sleep(replay ? 0 : i * STAGGER_MS).then(() => bot.enter()))),
  );
  options.entered?.();
  begun = performance.now();
  overAt = begun + totalMs;
  if (replay)
    await inTurn(bots, Math.ceil(TURNS_PER_MINUTE * options.minutes), () => failure === undefined, guarded);
  else
    await Promise.all(
      bots.map((bot) =>
        guarded(
          (async () => {
            while (goesOn()) {
              await bot.turn();
              await bot.pause();
            }
          })(),
        ),
      ),
    );
  if (failure === undefined) await Promise.all(bots.map((bot) => guarded(bot.finish())));
  following = false;
  clearInterval(ticker);
  await mirrored;
  for (const { playing } of bots) playing.device.leave();
  if (failure !== undefined && !(failure instanceof Difference)) throw failure;
  return { tally, difference: failure };
}

async function inTurn(
  bots: readonly Bot[],
  turns: number,
  goesOn: () => boolean,
  guarded: (work: Promise<void>) => Promise<void>,
): Promise<void> {
  for (let turn = 0; turn < turns; turn++) for (const bot of bots) if (goesOn()) await guarded(bot.turn());
}

function doorsOf(
  url: string,
  id: string,
  name: string,
  tokens: Tokens,
  game: GameClient,
  timing: ClientTiming,
): Doors {
  let known: Promise<string> | undefined;
  const token = () => {
    known ??= tokens(id, name);
    known.catch(() => {
      known = undefined;
    });
    return known;
  };
  return { device: () => new MissionClient({ ...timing, url, token }), rest: restDoor(url, token), game };
}

/** The mission clock, which may be ahead of this machine's. */
async function timeOf(url: string): Promise<Time> {
  const body = (await (await fetch(`${url}/api/v1/clock`)).json()) as { now: string | number };
  const offset = new Date(body.now).getTime() - Date.now();
  return {
    now: () => Date.now() + offset,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

/** Reads map and rules; on a server of the run's own, adds a region to hop to. */
async function knowledgeOf(url: string, tokens: Tokens, game: GameClient | undefined): Promise<Knowledge> {
  const reference = (await (await fetch(`${url}/api/v1/reference`)).json()) as Reference;
  const token = await tokens(new Chance('somebody who looks').uuid(), 'Looks around');
  const answer = await fetch(`${url}/api/v1/world`, { headers: { authorization: `Bearer ${token}` } });
  const world = (await answer.json()) as World;
  if (game !== undefined) await game.putWorld(REACH);
  const regions = [...world.regions, ...(game === undefined ? [] : REACH.regions)];
  return {
    sectorIds: world.sectors.map((s) => s.id).toSorted((a, b) => a - b),
    regionIds: [...new Set(regions.map((r) => r.id))],
    rule: standingRule(reference),
    missionCap: reference.rules.mission_cap,
    mapIsOurs: game !== undefined,
  };
}

/** A small region beside whatever there is. */
const REACH = {
  regions: [{ id: 'bot_reach', name: 'Bot Reach', time_zone: 'UTC', refresh_hour: 12 }],
  clusters: [{ id: 'bot_suns', name: 'Bot Suns', region_id: 'bot_reach', type: 'STANDARD' }],
  sectors: Array.from({ length: 12 }, (_, i) => ({
    id: 2_000_000_000 + i,
    name: `Reach ${i + 1}`,
    type: 'STANDARD',
    cluster_id: 'bot_suns',
    region_id: 'bot_reach',
    security: 5,
    x: i,
    y: 0,
  })),
  warps: Array.from({ length: 12 }, (_, i) => ({
    from: 2_000_000_000 + i,
    to: 2_000_000_000 + ((i + 1) % 12),
  })),
};
