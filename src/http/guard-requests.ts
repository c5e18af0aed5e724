import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Join options are a few fields; Colyseus itself would read any number of bytes. */
const MAX_JOIN_BYTES = 16 * 1024;

/** Looks at each request before Colyseus's router does, for what the router gets wrong. */
export function guardRequests(http: Server): void {
  const emit = http.emit.bind(http);
  http.emit = ((event: string, ...args: unknown[]) => {
    if (event !== 'request') return emit(event, ...args);
    const [request, response] = args as [IncomingMessage, ServerResponse];
    if (isLargeJoin(request)) {
      refuse(response);
      return true;
    }
    endsWhatItWrites(response);
    return emit(event, ...args);
  }) as Server['emit'];
}

const isLargeJoin = ({ url, headers }: IncomingMessage): boolean =>
  url?.startsWith('/matchmake/') === true &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > MAX_JOIN_BYTES);

/**
 * The router waits for a full socket to drain and then never ends the response, so that every answer
 * of more than a socket's buffer would hang. Our answers are whole in memory anyway: saying that
 * there is always room lets it end them.
 */
function endsWhatItWrites(response: ServerResponse): void {
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  response.write = (...args: unknown[]) => {
    write(...args);
    return true;
  };
}

function refuse(response: ServerResponse): void {
  const message = `A join request is at most ${MAX_JOIN_BYTES} bytes.`;
  const error = { code: 'request/too_large', message, details: { max_bytes: MAX_JOIN_BYTES } };
  response.writeHead(413, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ error }));
}
