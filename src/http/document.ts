import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);
/** Shorter ones gain nothing from compression. */
const WORTH_BYTES = 1024;

/** JSON that many ask for and that seldom changes: written, tagged and compressed once. */
export class Document {
  readonly json: string;
  readonly etag: string;
  #compressed: Promise<Uint8Array<ArrayBuffer>> | undefined;

  constructor(body: unknown) {
    this.json = JSON.stringify(body);
    // Weak: compressed or not, it says the same.
    this.etag = `W/"${createHash('sha256').update(this.json).digest('base64url').slice(0, 27)}"`;
  }

  /** The response to one who asks; without a body when they have it already. */
  async answer(request: Request): Promise<Response> {
    const headers = {
      etag: this.etag,
      // Asked again each time, which costs nobody much as long as the tag is the same.
      'cache-control': 'private, no-cache',
      vary: 'authorization, accept-encoding',
    };
    if (knows(request.headers.get('if-none-match'), this.etag))
      return new Response(null, { status: 304, headers });
    const plain = { ...headers, 'content-type': 'application/json' };
    if (this.json.length < WORTH_BYTES || !takesGzip(request.headers.get('accept-encoding')))
      return new Response(this.json, { headers: plain });
    this.#compressed ??= compress(this.json).then((bytes) => new Uint8Array(bytes));
    return new Response(await this.#compressed, { headers: { ...plain, 'content-encoding': 'gzip' } });
  }
}

/** Whether one of the tags that the asker has is this one, however strong each is. */
function knows(tags: string | null, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return (tags ?? '').split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}

/** Whether the asker takes gzip: named, or meant by `*`, and not with a weight of nothing. */
function takesGzip(accepted: string | null): boolean {
  const weights = new Map(
    (accepted ?? '').split(',').map((part): [string, number] => {
      const [name, ...params] = part.split(';').map((s) => s.trim().toLowerCase());
      const weight = params.find((p) => p.startsWith('q='))?.slice(2);
      return [name!, weight === undefined ? 1 : Number(weight)];
    }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}
