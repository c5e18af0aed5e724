import type { IncomingMessage } from 'node:http';
import { type ReadBody, readBody } from './read-body.ts';
import type { Target } from './request-target.ts';

/** A request on its way to a route; its body is read when the route asks, and never beyond its limit. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: { get(name: string): string | null };
  /** Reads the body, up to `maxBytes`. */
  body(maxBytes: number): Promise<ReadBody>;
}

/** Looks at a request of Node's, whose target was read already. */
export const askedOf = (request: IncomingMessage, { path, query }: Target & { ok: true }): Asked => ({
  method: request.method ?? 'GET',
  path,
  query: new URLSearchParams(query),
  headers: {
    get: (name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? value : (value?.join(', ') ?? null);
    },
  },
  body: (maxBytes) => readBody(request, maxBytes),
});
