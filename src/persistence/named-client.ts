import { createHash } from 'node:crypto';
import pg from 'pg';

const names = new Map<string, string>();

/**
 * A client that names its statements by their text. Kysely never does, so PostgreSQL would plan
 * each of them anew; with a name it plans once per connection.
 */
export class NamedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    // Kysely passes text and values; anything else (cursors, control statements) goes on as it came.
    const named = (first: unknown, values: unknown, ...rest: unknown[]): unknown =>
      typeof first === 'string' && Array.isArray(values)
        ? query({ name: nameOf(first), text: first, values }, ...rest)
        : query(first, values, ...rest);
    Object.assign(this, { query: named });
  }
}

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
  }
  return name;
}
