import { Chance } from '../../bots/chance.ts';
import type { Difference } from '../../bots/oracle/difference.ts';
import { PERSONA_NAMES } from '../../bots/personas.ts';
import type { Tally } from '../../bots/report/tally.ts';
import { type Progress, run } from '../../bots/run.ts';
import { type FaultName, faults, planOf } from './faults.ts';
import { Probes } from './probes.ts';
import { type Scene, setScene } from './scene.ts';

export interface SoakOptions {
  readonly players: number;
  readonly minutes: number;
  readonly seed: number;
  /** What breaks, one after the other, spread over the time; one a minute by chance when not said. */
  readonly plan?: readonly FaultName[];
  readonly patienceMs: number;
  progress?(progress: Progress & { readonly fault: FaultName | undefined }): void;
}

/** What one fault was like. */
export interface Suffered {
  readonly fault: FaultName;
  /** From the beginning, s. */
  readonly atS: number;
  readonly lastedMs: number;
  /** How long players were without an answer, in all and after the fault's own end, ms. */
  readonly outageMs: number;
  readonly afterMs: number;
}

export interface Soaked {
  readonly suffered: readonly Suffered[];
  readonly difference: Difference | undefined;
  readonly tally: Tally;
  /** Processes that ended by themselves. */
  readonly died: readonly string[];
  readonly audit: { readonly holds: boolean; readonly text: string };
  /** How the processes ended when they were told to. */
  readonly exits: readonly (number | null)[];
}

/** How long a fault lasts, ms. */
const LEAST_MS = 2_000;
const MOST_MS = 8_000;
/** How long players are watched after the end of a fault at least, ms. */
const WATCHED_MS = 10_000;

/** Bots play on two processes while one thing after the other breaks. */
export async function soak(options: SoakOptions): Promise<Soaked> {
  const { players, minutes, seed } = options;
  const chance = new Chance(`soak/${seed}`);
  const plan = options.plan ?? planOf(chance, Math.max(1, Math.round(minutes)));
  const scene = await setScene();
  const urls = scene.processes.map((p) => p.url);
  const probes = new Probes(urls, chance);
  const breaking = new Breaking(scene, probes, chance, plan, (minutes * 60_000) / plan.length);
  let broken: Promise<void> | undefined;
  await probes.start();
  const { difference, tally } = await run({
    ...{ urls, players, minutes, seed, serviceToken: scene.serviceToken },
    ...{ mix: PERSONA_NAMES, replay: false, mapIsOurs: true, patienceMs: options.patienceMs },
    timing: { joinMs: 3_000, heartbeatMs: 3_000, firstWaitMs: 200, longestWaitMs: 1_000 },
    calmSince: () => breaking.calmSince,
    entered: () => {
      broken = breaking.run();
    },
    progress: (progress) => options.progress?.({ ...progress, fault: breaking.now }),
  }).finally(() => breaking.stop());
  await broken;
  probes.stop();
  const died = scene.processes.flatMap((p) => (p.died === undefined ? [] : [p.died]));
  const audit = await scene.audit();
  const exits = (await scene.end()).map((e) => e.code);
  return { suffered: breaking.suffered, difference, tally, died, audit, exits };
}

/** Breaks one thing after the other, each in a stretch of its own. */
class Breaking {
  readonly suffered: Suffered[] = [];
  now: FaultName | undefined;
  /** When the last fault ended, epoch ms; undefined while one lasts. */
  calmSince: number | undefined = 0;
  readonly #parts: { scene: Scene; probes: Probes; chance: Chance };
  readonly #plan: readonly FaultName[];
  readonly #stretchMs: number;
  #going = true;

  constructor(scene: Scene, probes: Probes, chance: Chance, plan: readonly FaultName[], stretchMs: number) {
    this.#parts = { scene, probes, chance };
    this.#plan = plan;
    this.#stretchMs = stretchMs;
  }

  async run(): Promise<void> {
    const began = performance.now();
    for (const [i, name] of this.#plan.entries()) {
      const spare = this.#stretchMs - MOST_MS - WATCHED_MS;
      const wait = this.#parts.chance.between(500, Math.max(1_000, spare));
      const lasts = this.#parts.chance.between(LEAST_MS, Math.min(MOST_MS, this.#stretchMs / 3));
      await this.#until(began + i * this.#stretchMs + wait);
      if (!this.#going) return;
      await this.#suffer(name, lasts, began);
    }
  }

  /** What is broken is mended; nothing else breaks. */
  stop(): void {
    this.#going = false;
  }

  async #suffer(name: FaultName, lastsMs: number, began: number): Promise<void> {
    const { scene, probes } = this.#parts;
    const from = performance.now();
    this.now = name;
    this.calmSince = undefined;
    await faults[name].begin(scene);
    await this.#until(performance.now() + lastsMs);
    await faults[name].end(scene);
    const mended = performance.now();
    await new Promise((resolve) => setTimeout(resolve, WATCHED_MS));
    this.now = undefined;
    this.calmSince = Date.now();
    const noticed = probes.noticed(from, mended, performance.now());
    const atS = Math.round((from - began) / 1000);
    this.suffered.push({ fault: name, atS, lastedMs: mended - from, ...noticed });
  }

  async #until(at: number): Promise<void> {
    while (this.#going && performance.now() < at) await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
