import type { Chance } from '../../bots/chance.ts';
import { tokensFor } from '../../bots/tokens.ts';
import { MissionClient } from '../../client/index.ts';

const EVERY_MS = 200;
const PATIENCE_MS = 2_000;

/** What somebody noticed of a while. */
export interface Noticed {
  /** How long in all nothing that was asked was done, ms. */
  readonly outageMs: number;
  /** How long after `since` the last thing that was not done was done again, ms; 0 when all was. */
  readonly afterMs: number;
}

/** Somebody who clicks five times a second and notes when it was in vain. */
class Probe {
  readonly #client: MissionClient;
  /** Times of attempts that came to nothing, and of those that were carried out, ms. */
  readonly #asked: { at: number; done: number; ok: boolean }[] = [];
  #going = true;
  #mission = '';

  constructor(url: string, id: string) {
    const tokens = tokensFor(url, undefined);
    this.#client = new MissionClient({
      url,
      token: () => tokens(id, 'Probe'),
      ...{ patienceMs: PATIENCE_MS, joinMs: 3_000, heartbeatMs: 3_000, firstWaitMs: 200, longestWaitMs: 800 },
    });
  }

  async start(): Promise<void> {
    const { available } = await this.#client.join(60_000);
    const offer = Object.values(available).find((o) => o.family === 'faction' && o.timeLimitSeconds === 0);
    if (offer === undefined) throw new Error('there is no mission to click on');
    this.#mission = offer.id;
    const accepted = await this.#client.accept(offer.id);
    if (!accepted.ok) throw new Error(`the probe is refused: ${accepted.error.code}`);
    void this.#click();
  }

  stop(): void {
    this.#going = false;
    this.#client.leave();
  }

  noticed(from: number, mended: number, to: number): Noticed {
    const asked = this.#asked.filter((a) => a.done >= from && a.at <= to);
    const failed = asked.filter((a) => !a.ok);
    const last = failed.at(-1);
    if (last === undefined) return { outageMs: 0, afterMs: 0 };
    const back = asked.find((a) => a.ok && a.done > last.done)?.done ?? Number.POSITIVE_INFINITY;
    return { outageMs: back - failed[0]!.at, afterMs: Math.max(0, back - mended) };
  }

  async #click(): Promise<void> {
    for (let tracked = false; this.#going; tracked = !tracked) {
      const at = performance.now();
      const { ok } = await this.#client.track(this.#mission, tracked);
      this.#asked.push({ at, done: performance.now(), ok });
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }
}

/** Several probes at each process. */
export class Probes {
  readonly #probes: readonly Probe[];

  constructor(urls: readonly string[], chance: Chance) {
    this.#probes = urls.flatMap((url) => [1, 2].map(() => new Probe(url, chance.uuid())));
  }

  async start(): Promise<void> {
    await Promise.all(this.#probes.map((p) => p.start()));
  }

  stop(): void {
    for (const probe of this.#probes) probe.stop();
  }

  /** The worst that any of them noticed of a fault that began, was mended, and was looked at until then. */
  noticed(from: number, mended: number, to: number): Noticed {
    const each = this.#probes.map((p) => p.noticed(from, mended, to));
    return {
      outageMs: Math.max(...each.map((n) => n.outageMs)),
      afterMs: Math.max(...each.map((n) => n.afterMs)),
    };
  }
}
