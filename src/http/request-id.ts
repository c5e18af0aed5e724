import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Asked } from './asked.ts';

const HEADER = 'x-request-id';
/** What may stand in a log and in a header as it is. */
const PLAIN = /^[\w.:/+=@-]{1,128}$/;

/**
 * Gives every request an id: the caller's own where it is a plain one, else a new one. It goes back with
 * the answer, whoever writes it.
 */
export function nameRequests(http: Server): void {
  const emit = http.emit.bind(http);
  http.emit = ((event: string, ...args: unknown[]) => {
    if (event === 'request') name(...(args as [IncomingMessage, ServerResponse]));
    return emit(event, ...args);
  }) as Server['emit'];
}

function name(request: IncomingMessage, response: ServerResponse): void {
  const given = request.headers[HEADER];
  const id = typeof given === 'string' && PLAIN.test(given) ? given : randomUUID();
  request.headers[HEADER] = id;
  response.setHeader(HEADER, id);
}

/** The id that a request was given. */
export const requestIdOf = ({ headers }: Pick<Asked, 'headers'>): string | undefined =>
  headers.get(HEADER) ?? undefined;
