import { Redis } from 'ioredis';

/** How long a command may take before Redis counts as away, ms: a join has to be answered within two seconds. */
const COMMAND_MS = 1_000;
const CONNECT_MS = 2_000;
/** Longest pause between two tries to connect, ms. */
const RETRY_MS = 1_000;
/** How long the last messages may take to leave at a stop, ms. */
const GOODBYE_MS = 500;

export interface RedisLineOptions {
  readonly url: string;
  /** Before every key and channel: what stands on one Redis besides hears and sees nothing of it. */
  readonly prefix: string;
  /** Told once when Redis is lost, and once when it is back. */
  onAway(error: unknown): void;
  onBack(): void;
}

/**
 * A process's line to Redis. Nothing waits for a Redis that is away and nothing fails by it: whoever asks
 * says what to go on with instead. Whether it is up is decided by `Heartbeat`; a single failure takes it down.
 */
export class RedisLine {
  readonly redis: Redis;
  readonly prefix: string;
  readonly #options: RedisLineOptions;
  #up = false;
  /** Counts the times it came up: a failure of an earlier time says nothing about now. */
  #times = 0;
  #toldAway = false;
  #closed = false;

  constructor(options: RedisLineOptions) {
    this.#options = options;
    this.prefix = `${options.prefix}:`;
    this.redis = new Redis(options.url, {
      keyPrefix: this.prefix,
      connectTimeout: CONNECT_MS,
      commandTimeout: COMMAND_MS,
      // Nothing is kept for later: what was meant for a Redis that is away is out of date when it is back.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      // The presence knows what it listens to.
      autoResubscribe: false,
      retryStrategy: (tries) => Math.min(100 * tries, RETRY_MS) * (1 + Math.random() / 4),
    });
  }

  get isUp(): boolean {
    return this.#up;
  }

  /** Counts a connection that breaks as Redis being away. */
  watch(connection: Redis): void {
    connection.on('error', (error) => this.lost(error));
    connection.on('close', () => this.lost(new Error('the connection was closed')));
  }

  /** What Redis answers; `without` at once where it is away. Never rejects. */
  async ask<T>(work: (redis: Redis) => Promise<T>, without: T): Promise<T> {
    if (!this.#up) return without;
    const times = this.#times;
    try {
      return await work(this.redis);
    } catch (error) {
      if (times === this.#times) this.lost(error);
      return without;
    }
  }

  /** Redis does not answer. */
  lost(error: unknown): void {
    this.#up = false;
    if (this.#closed || this.#toldAway) return;
    this.#toldAway = true;
    this.#options.onAway(error);
  }

  /** Redis answers, and messages arrive. */
  found(): void {
    if (this.#up || this.#closed) return;
    this.#up = true;
    this.#times++;
    if (this.#toldAway) this.#options.onBack();
    this.#toldAway = false;
  }

  /** Lets what was sent leave, then hangs up. */
  async close(...others: readonly Redis[]): Promise<void> {
    this.#closed = true;
    this.#up = false;
    const connections = [this.redis, ...others];
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, GOODBYE_MS);
    });
    const left = connections.map((connection) => connection.quit().catch(() => undefined));
    await Promise.race([Promise.all(left), late]);
    clearTimeout(timer);
    for (const connection of connections) connection.disconnect();
  }
}
