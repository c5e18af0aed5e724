import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { msLeft } from './deadline.ts';

const names = new Map<string, string>();
const open = new Set<NamedClient>();

/** What a read-only server answers to a write, and one that goes down to anything. */
const OF_NO_USE = ['25006', '57P01', '57P02', '57P03'];
/** What the driver says when no answer came in time; it has destroyed the connection then. */
const LATE = 'Query read timeout';

/**
 * A client that names its statements by their text. Kysely never does, so PostgreSQL would plan
 * each of them anew; with a name it plans once per connection. Made with `pipeline: true`, it also
 * sends `begin` together with what follows it, which saves a round trip.
 *
 * Statements end by the deadline of the work that they belong to. A connection that let one pass is
 * destroyed, and so are idle ones that have said nothing since: a network that swallows bytes
 * without a word has mostly swallowed all of them, and each would cost somebody a deadline. Those at
 * work go too where none has said anything: work that may take long would wait for its own deadline.
 */
export class NamedClient extends pg.Client {
  #inFlight = 0;
  #heardAt = performance.now();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    // Kysely passes text and values; anything else (cursors, control statements) goes on as it came.
    const named = (first: unknown, values: unknown, ...rest: unknown[]): unknown => {
      if (typeof first !== 'string' || !Array.isArray(values)) return query(first, values, ...rest);
      const name = first === 'begin' ? {} : { name: nameOf(first), values };
      const answer = query({ text: first, query_timeout: msLeft(), ...name }, ...rest);
      const watched = this.#watched(answer as Promise<pg.QueryResult>);
      return first === 'begin' ? begun(watched) : watched;
    };
    Object.assign(this, { query: named });
    this.once('connect', () => open.add(this));
    this.once('end', () => open.delete(this));
  }

  async #watched<T>(answer: Promise<T>): Promise<T> {
    const sentAt = performance.now();
    this.#inFlight++;
    try {
      const result = await answer;
      this.#heardAt = performance.now();
      return result;
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string };
      const late = message === LATE;
      if (late) this.#distrust(sentAt);
      else if (OF_NO_USE.includes(code ?? '')) this.#dropIdle();
      else if (code !== undefined) this.#heardAt = performance.now();
      throw error;
    } finally {
      this.#inFlight--;
    }
  }

  /** Destroys this connection and those to the same server that were silent since. */
  #distrust(since: number): void {
    const others = [...open].filter((other) => other !== this && other.#isTo(this));
    const isNetwork = others.every((other) => other.#heardAt < since);
    for (const other of others)
      if (other.#heardAt < since && (isNetwork || other.#inFlight === 0)) other.#destroy();
    this.#destroy();
  }

  /** What the server said of this session it would say of the others. */
  #dropIdle(): void {
    for (const other of open) if (other.#isTo(this) && other.#inFlight === 0) other.#destroy();
    this.#destroy();
  }

  #isTo = ({ host, port, database }: NamedClient): boolean =>
    host === this.host && port === this.port && database === this.database;

  #destroy(): void {
    open.delete(this);
    (this as unknown as { connection: { stream: Duplex } }).connection.stream.destroy();
  }
}

/** Answers at once: a `begin` only fails with its connection, and then the next statement fails too. */
async function begun(sent: Promise<unknown>): Promise<unknown> {
  sent.catch(() => undefined);
  return { command: 'BEGIN', rowCount: null, oid: 0, fields: [], rows: [] };
}

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
  }
  return name;
}
