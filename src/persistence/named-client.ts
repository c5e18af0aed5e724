import { createHash } from 'node:crypto';
import pg from 'pg';

const names = new Map<string, string>();

/**
 * A client that names its statements by their text. Kysely never does, so PostgreSQL would plan
 * each of them anew; with a name it plans once per connection. Made with `pipeline: true`, it also
 * sends `begin` together with what follows it, which saves a round trip.
 */
export class NamedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    // Kysely passes text and values; anything else (cursors, control statements) goes on as it came.
    const named = (first: unknown, values: unknown, ...rest: unknown[]): unknown => {
      if (first === 'begin') return begun(query(first) as Promise<unknown>);
      if (typeof first !== 'string' || !Array.isArray(values)) return query(first, values, ...rest);
      return query({ name: nameOf(first), text: first, values }, ...rest);
    };
    Object.assign(this, { query: named });
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
