import type { IncomingMessage } from 'node:http';

/** What came of a body: all of it, more than it may be, or a piece before the connection was lost. */
export type ReadBody =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'too large' }
  | { readonly kind: 'broken' };

/** What of an unwanted body is read and thrown away so that its sender gets to see the answer. */
const DISCARDED_BYTES = 1024 * 1024;
const DISCARDED_MS = 2000;

/** Reads a body of at most `maxBytes`, whatever its headers say of it; stops as soon as it is larger. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes)
    return Promise.resolve({ kind: 'too large' });
  if (request.destroyed) return Promise.resolve({ kind: 'broken' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (read: ReadBody) => {
      request.off('data', take);
      request.pause();
      resolve(read);
    };
    const take = (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > maxBytes) done({ kind: 'too large' });
      else chunks.push(chunk);
    };
    request.on('data', take);
    request.once('end', () => done({ kind: 'whole', bytes: Buffer.concat(chunks) }));
    request.once('error', () => done({ kind: 'broken' }));
    request.once('close', () => done({ kind: 'broken' }));
  });
}

/**
 * Throws away what nobody read of a body; resolves at its end. Where that is much or takes long, the
 * connection goes with it.
 */
export function discardBody(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let size = 0;
    const late = setTimeout(() => request.destroy(), DISCARDED_MS);
    const done = () => {
      clearTimeout(late);
      resolve();
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > DISCARDED_BYTES) request.destroy();
    });
    request.once('end', done);
    request.once('close', done);
    request.on('error', () => undefined);
    request.resume();
  });
}
