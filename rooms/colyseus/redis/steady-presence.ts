import { RedisPresence } from '@colyseus/redis-presence';
import type { Redis } from 'ioredis';
import type { RedisLine } from './redis-line.ts';

type Callback = Parameters<RedisPresence['subscribe']>[1];

/** Longest message that is read, characters: nothing of ours comes near it. */
const LONGEST_MESSAGE = 1024 * 1024;

/**
 * Colyseus's presence on a Redis that may be away, for 0.18. Colyseus does not look at most of these
 * promises, and waits for some of them inside a promise that then never ends: a rejection would end the
 * process or leave a join hanging. So none of what Colyseus calls rejects. What it listens to is kept and
 * listened to again when Redis is back. Every channel has the line's prefix; keys get it from the connection.
 *
 * No private names in here: Colyseus derives an object from this one for each room.
 */
export class SteadyPresence extends RedisPresence {
  private readonly line: RedisLine;

  constructor(line: RedisLine) {
    super(line.redis);
    this.line = line;
    // Colyseus would say the same of each try; the line says it once.
    for (const connection of [this.pub, this.sub] as Redis[]) {
      connection.removeAllListeners('error');
      line.watch(connection);
    }
    const receive = this.handleSubscription;
    this.handleSubscription = (channel: string, message: string) => {
      if (message.length <= LONGEST_MESSAGE) receive(channel, message);
    };
  }

  override async subscribe(topic: string, callback: Callback): Promise<this> {
    // The listener stands whatever Redis says: it is what is subscribed again.
    await super.subscribe(this.channel(topic), callback).catch((error: unknown) => this.line.lost(error));
    return this;
  }

  override async unsubscribe(topic: string, callback?: Callback): Promise<this> {
    await super.unsubscribe(this.channel(topic), callback).catch(() => undefined);
    return this;
  }

  /** Listens again to everything; rejects when that cannot be done. */
  async listenAgain(): Promise<void> {
    const topics = this.subscriptions.eventNames() as string[];
    if (topics.length > 0) await this.sub.subscribe(...topics);
  }

  override publish(topic: string, data: unknown): Promise<void> {
    const message = JSON.stringify(data ?? false);
    return this.line.ask(
      (redis) => redis.publish(this.channel(topic), message).then(() => undefined),
      undefined,
    );
  }

  override async channels(pattern = '*'): Promise<string[]> {
    const found = await this.line.ask(
      (redis) => redis.pubsub('CHANNELS', this.channel(pattern)) as Promise<string[]>,
      [],
    );
    return found.map((channel) => channel.slice(this.line.prefix.length));
  }

  /** How many processes listen to each of these; nothing where Redis is away. */
  async listeners(topics: readonly string[]): Promise<number[]> {
    if (topics.length === 0) return [];
    const channels = topics.map((topic) => this.channel(topic));
    const counted = await this.line.ask(
      (redis) => redis.pubsub('NUMSUB', ...channels) as Promise<(string | number)[] | undefined>,
      undefined,
    );
    return counted === undefined ? [] : topics.map((_, i) => Number(counted[2 * i + 1]));
  }

  override exists(key: string): Promise<boolean> {
    return this.line.ask(async (redis) => (await redis.exists(key)) === 1, false);
  }

  override setex(key: string, value: string, seconds: number): Promise<unknown> {
    return this.line.ask((redis) => redis.setex(key, seconds, value), undefined);
  }

  override del(key: string): Promise<unknown> {
    return this.line.ask((redis) => redis.del(key), undefined);
  }

  override hset(key: string, field: string, value: string): Promise<boolean> {
    return this.line.ask(async (redis) => (await redis.hset(key, field, value)) > 0, false);
  }

  override hdel(key: string, field: string): Promise<boolean> {
    return this.line.ask(async (redis) => (await redis.hdel(key, field)) > 0, false);
  }

  override hgetall(key: string): Promise<Record<string, string>> {
    return this.line.ask((redis) => redis.hgetall(key), {});
  }

  /** Counts who makes the same room at once; alone where Redis is away. */
  override hincrbyex(key: string, field: string, value: number, seconds: number): Promise<number> {
    return this.line.ask(async (redis) => {
      const results = await redis.multi().hincrby(key, field, value).expire(key, seconds).exec();
      const [failure, count] = results?.[0] ?? [new Error('the transaction was dropped'), 0];
      if (failure) throw failure;
      return count as number;
    }, 1);
  }

  /** Colyseus hangs up before the last news is told: the server does it, at the very end. */
  override shutdown(): void {}

  /** Hangs up and dials again. */
  connectAnew(): void {
    for (const connection of [this.pub, this.sub] as Redis[]) connection.disconnect(true);
  }

  close(): Promise<void> {
    return this.line.close(this.sub as Redis);
  }

  private channel(topic: string): string {
    return `${this.line.prefix}${topic}`;
  }
}
