import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** What is compressed already gains nothing. */
const COMPRESSED = new Set(['.woff2']);

interface PanelFile {
  readonly body: Buffer;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Encoded bodies, each made when first asked for. */
  readonly encoded: Map<string, Buffer>;
}

export interface PanelSettings {
  /** Where the build is. */
  readonly folder: string;
  /** Who may embed the page, as a content policy says it. */
  readonly frameAncestors: string;
  /** Origins whose pages may sign the embedded panel in. */
  readonly hosts: readonly string[];
}

/** Answers requests for the panel before anything else that listens to the HTTP server. */
export function servePanel(http: Server, settings: PanelSettings): void {
  const files = new PanelFiles(settings);
  const emit = http.emit.bind(http);
  http.emit = ((event: string, ...args: unknown[]) =>
    event === 'request' && files.answer(...(args as [IncomingMessage, ServerResponse]))
      ? true
      : emit(event, ...args)) as Server['emit'];
}

/** The built panel in memory, answered ahead of the router. */
export class PanelFiles {
  readonly #files = new Map<string, PanelFile>();

  /** Reads a build, if there is one. */
  constructor({ folder, frameAncestors, hosts }: PanelSettings) {
    if (!existsSync(join(folder, 'index.html'))) return;
    const page = readFileSync(join(folder, 'index.html'), 'utf8').replace('{{hosts}}', hosts.join(' '));
    this.#add('/', '.html', Buffer.from(page), pageHeaders(frameAncestors));
    for (const name of readdirSync(join(folder, 'assets')))
      this.#add(`/assets/${name}`, extname(name), readFileSync(join(folder, 'assets', name)), ASSET);
  }

  /** Whether there is a build at all. */
  get built(): boolean {
    return this.#files.size > 0;
  }

  /** Answers a request for one of the panel's files; false when it is for somebody else. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const [path = ''] = (request.url ?? '').split('?');
    if (path === '/' && !this.built) return this.#notBuilt(request, response);
    const file = this.#files.get(path);
    if (file === undefined) return false;
    if (request.headers['if-none-match'] === file.etag) {
      response.writeHead(304, { etag: file.etag, ...file.headers }).end();
      return true;
    }
    const encoding = encodingFor(path, request.headers['accept-encoding'] ?? '');
    const body = encoding === undefined ? file.body : encodedBody(file, encoding);
    response.writeHead(200, {
      ...file.headers,
      etag: file.etag,
      'content-length': body.byteLength,
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  }

  #notBuilt(request: IncomingMessage, response: ServerResponse): true {
    const text = 'The panel is not built. Build it with: npm run panel:build\n';
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : text);
    return true;
  }

  #add(path: string, ending: string, body: Buffer, headers: Record<string, string>): void {
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const type = TYPES[ending] ?? 'application/octet-stream';
    const always = { 'content-type': type, 'x-content-type-options': 'nosniff', vary: 'accept-encoding' };
    this.#files.set(path, { body, etag, headers: { ...always, ...headers }, encoded: new Map() });
  }
}

/** Names carry a digest of what is in the file. */
const ASSET = { 'cache-control': 'public, max-age=31536000, immutable' };

const pageHeaders = (frameAncestors: string): Record<string, string> => ({
  'cache-control': 'no-cache',
  'referrer-policy': 'no-referrer',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; '),
});

type Encoding = 'br' | 'gzip';

function encodingFor(path: string, accepted: string): Encoding | undefined {
  if (COMPRESSED.has(extname(path))) return undefined;
  const names = accepted.split(',').map((part) => part.trim().split(';')[0]);
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding));
}

function encodedBody(file: PanelFile, encoding: Encoding): Buffer {
  const known = file.encoded.get(encoding);
  if (known !== undefined) return known;
  const body = encoding === 'br' ? brotliCompressSync(file.body) : gzipSync(file.body, { level: 9 });
  file.encoded.set(encoding, body);
  return body;
}
