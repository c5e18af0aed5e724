import type { RedisLine } from './redis-line.ts';
import type { SteadyPresence } from './steady-presence.ts';

/** From one beat to the next, and how long its message may be on its way, ms. */
const BEAT_MS = 1_000;
const ECHO_MS = 1_000;
/** How long Redis remembers a process that no longer beats, ms. */
const MARK_MS = 60_000;
/** Beats that fail in a row before the connections are made anew: a line may be dead without a word. */
const PATIENCE = 3;
/** And before it is looked up what other processes would have told meanwhile. */
const LOOK_EVERY = 5;

/** What is to be done once Redis answers. */
export interface Recovery {
  /** Redis is back, or has forgotten what it knew: this process's rooms are to be known again. */
  restore(): Promise<void>;
  /** Messages may have been missed, also those of a moment ago. */
  catchUp(): void;
}

/**
 * Finds out each second whether Redis answers, whether messages arrive, and whether it still knows this
 * process: a Redis that was flushed, or came back empty, has lost its rooms too.
 */
export class Heartbeat {
  readonly #line: RedisLine;
  readonly #presence: SteadyPresence;
  readonly #recovery: Recovery;
  readonly #id = crypto.randomUUID();
  #heard: () => void = () => undefined;
  #missed = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(line: RedisLine, presence: SteadyPresence, recovery: Recovery) {
    this.#line = line;
    this.#presence = presence;
    this.#recovery = recovery;
  }

  /** Beats until `stop`; resolves after a first one, or when Redis is slow to come up. */
  async start(): Promise<void> {
    await this.#presence.subscribe(`beat:${this.#id}`, () => this.#heard());
    await this.#beat();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #beat(): Promise<void> {
    try {
      const { redis } = this.#line;
      const known = await redis.set(`process:${this.#id}`, '1', 'PX', MARK_MS, 'XX');
      const back = !this.#line.isUp;
      if (back) await this.#presence.listenAgain();
      await this.#echo();
      this.#line.found();
      if (back || known === null) await this.#restore();
      if (back) this.#recovery.catchUp();
      this.#missed = 0;
    } catch (error) {
      this.#line.lost(error);
      if (++this.#missed % PATIENCE === 0) this.#presence.connectAnew();
      if (this.#missed % LOOK_EVERY === 0) this.#recovery.catchUp();
    }
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#beat(), BEAT_MS).unref();
  }

  /** The mark comes last: should this fail, the next beat does it again. */
  async #restore(): Promise<void> {
    await this.#recovery.restore();
    if (!this.#line.isUp) throw new Error('lost again');
    await this.#line.redis.set(`process:${this.#id}`, '1', 'PX', MARK_MS);
  }

  /** Resolves when a message has come back the way that all messages come. */
  async #echo(): Promise<void> {
    const { redis, prefix } = this.#line;
    let timer: NodeJS.Timeout | undefined;
    const heard = new Promise<void>((resolve, reject) => {
      this.#heard = resolve;
      timer = setTimeout(() => reject(new Error('messages do not arrive')), ECHO_MS);
    });
    try {
      await Promise.all([redis.publish(`${prefix}beat:${this.#id}`, '1'), heard]);
    } finally {
      clearTimeout(timer);
    }
  }
}
