import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Join options are a few fields; Colyseus itself would read any number of bytes. */
const MAX_JOIN_BYTES = 16 * 1024;

/** Refuses join requests with large or unmeasured bodies before Colyseus reads them. */
export function guardBodies(http: Server): void {
  const emit = http.emit.bind(http);
  http.emit = ((event: string, ...args: unknown[]) => {
    if (event !== 'request') return emit(event, ...args);
    const [request, response] = args as [IncomingMessage, ServerResponse];
    if (request.url?.startsWith('/matchmake/') !== true || fits(request)) return emit(event, ...args);
    response.writeHead(413, { 'content-type': 'application/json', connection: 'close' });
    response.end(
      JSON.stringify({
        error: {
          code: 'request/too_large',
          message: `A join request is at most ${MAX_JOIN_BYTES} bytes.`,
          details: { max_bytes: MAX_JOIN_BYTES },
        },
      }),
    );
    return true;
  }) as Server['emit'];
}

const fits = (request: IncomingMessage): boolean =>
  request.headers['transfer-encoding'] === undefined &&
  Number(request.headers['content-length'] ?? 0) <= MAX_JOIN_BYTES;
