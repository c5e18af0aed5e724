import { Bot } from '../../bots/bot.ts';
import { Chance } from '../../bots/chance.ts';
import type { Time } from '../../bots/doors.ts';
import { Difference } from '../../bots/oracle/difference.ts';
import { OutboxMirror } from '../../bots/oracle/outbox-mirror.ts';
import { standingRule } from '../../bots/oracle/standing-rule.ts';
import { PERSONA_NAMES, personas } from '../../bots/personas.ts';
import { Tally } from '../../bots/report/tally.ts';
import type { RunParts } from '../../bots/run-parts.ts';
import type { Reference } from '../../client/index.ts';
import { rulesOf } from '../../src/config/settings.ts';
import { referenceWire } from '../../src/http/reference.ts';
import type { MemoryStore } from '../../src/persistence/memory-store.ts';
import type { Fate } from './breaking-store.ts';
import { simGame, simRest } from './sim-doors.ts';
import { aStage, config } from './stage.ts';
import { Troupe } from './troupe.ts';

export interface Simulation {
  readonly seed: number;
  readonly players?: number;
  readonly days?: number;
  /** Whether anything breaks. */
  readonly breaks?: boolean;
  /** A store that does wrong by itself. */
  readonly storeOf?: (now: () => number) => MemoryStore;
}

export interface Simulated {
  readonly seed: number;
  readonly playerDays: number;
  readonly tally: Tally;
  readonly difference: Difference | undefined;
  /** What the server called errors, and what no client may ever see. */
  readonly errors: readonly unknown[];
}

/** Moves of a player in a day. */
const TURNS = 10;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Turns of the event loop until everybody has heard everything. */
const ROUNDS = 3;
const PATIENCE_MS = 10_000;
const FATES: readonly (readonly [Fate, number])[] = [
  ['well', 960],
  ['fails', 20],
  ['answer is lost', 16],
  ['process dies behind the commit', 4],
];
/** How often processes look for themselves whether they missed anything. */
const LOOK_MS = 30_000;

/** Plays some days of some players on two processes; the same seed is the same play to the last id. */
export async function simulate({
  seed,
  players = 4,
  days = 2,
  breaks = true,
  storeOf,
}: Simulation): Promise<Simulated> {
  const chance = new Chance(`simulation/${seed}`);
  const fortune = new Chance(`fate/${seed}`);
  const stage = await aStage(chance, storeOf);
  const { clock, bus } = stage;
  let [quiet, died] = [true, false];
  let [busBackAt, looksAt, calmSince]: [number, number, number | undefined] = [0, 0, 0];
  const fateOf = (): Fate => {
    if (quiet || !breaks) return 'well';
    const fate = fortune.weighted<Fate>(FATES)!;
    // Where an answer is lost, so are its notices: the rooms show what is stored, and nobody tells how.
    if (fate !== 'well') calmSince = undefined;
    return fate;
  };
  const troupe = await Troupe.on(stage, new Chance(`processes/${seed}`), fateOf);
  const settle = async () => {
    for (let i = 0; i < ROUNDS; i++) await new Promise((resolve) => setImmediate(resolve));
  };
  const passes = async (ms: number) => {
    clock.advance(ms);
    if (!bus.on && clock.now() >= busBackAt) {
      bus.on = true;
      await troupe.catchUp();
    }
    if (await troupe.goOn()) {
      calmSince = undefined;
      // Of what a process stored and never told the others hear when they look next.
      died = true;
      looksAt = clock.now() + LOOK_MS;
    }
    // Where no process died, nothing may need that look: so it is not given.
    if (bus.on && died && clock.now() >= looksAt) {
      await troupe.catchUp();
      died = false;
    }
    await troupe.applyDue();
    await settle();
    if (bus.on && !died) calmSince ??= clock.now();
  };
  const time: Time = { now: () => clock.now(), sleep: passes };
  const game = simGame(stage, troupe.any, () =>
    breaks && fortune.oneIn(12) ? fortune.between(0, MINUTE) : 0,
  );
  const outbox = new OutboxMirror(game);
  const tally = new Tally();
  const reference = JSON.parse(
    JSON.stringify(referenceWire(stage.content.factions, rulesOf(config))),
  ) as Reference;
  const shared: RunParts = {
    ...{ name: `simulation-${seed}`, time, tally, outbox },
    knowledge: {
      sectorIds: stage.content.galaxy.sectors.map((s) => s.id),
      regionIds: stage.content.galaxy.regions.map((r) => r.id),
      rule: standingRule(reference),
      missionCap: reference.rules.mission_cap,
      mapIsOurs: true,
    },
    patienceMs: PATIENCE_MS,
    calmSince: () => (bus.on ? calmSince : undefined),
    goesOn: () => true,
  };
  await passes(0);
  const bots = Array.from({ length: players }, (_, index) => {
    const id = chance.uuid();
    const rest = simRest(id, troupe.any);
    const active = async () => {
      await outbox.read();
      return rest.active();
    };
    const doors = { device: () => troupe.device(id), rest: { ...rest, active }, game };
    const parts = { ...shared, index, id, chance: new Chance(`${seed}/${index}`), doors };
    return new Bot(parts, personas[PERSONA_NAMES[index % PERSONA_NAMES.length]!]);
  });
  /** What happens besides the players' moves. */
  const fate = async () => {
    if (!breaks) return;
    if (fortune.oneIn(40)) troupe.kill();
    if (bus.on && fortune.oneIn(25)) {
      bus.on = false;
      calmSince = undefined;
      busBackAt = clock.now() + fortune.between(1_000, 90_000);
    }
    if (fortune.oneIn(60)) clock.advance(fortune.between(HOUR, 40 * HOUR));
  };
  let difference: Difference | undefined;
  try {
    for (const bot of bots) await bot.enter();
    quiet = false;
    for (let day = 0; day < days; day++) {
      for (let turn = 0; turn < TURNS; turn++)
        for (const bot of bots) {
          await fate();
          await passes(fortune.between(500, 2 * MINUTE));
          await bot.turn();
        }
      await passes(24 * HOUR - ((clock.now() - fortune.between(0, 5 * HOUR)) % (24 * HOUR)));
    }
    quiet = true;
    await passes(2 * MINUTE);
    for (const bot of bots) await bot.finish();
  } catch (error) {
    if (!(error instanceof Difference)) throw error;
    difference = error;
  }
  return { seed, playerDays: players * days, tally, difference, errors: troupe.errors };
}
