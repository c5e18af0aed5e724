import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Asked } from './asked.ts';
import type { WireAnswer } from './status.ts';

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

  /** The answer to one who asks; without a body when they have it already. */
  async answer(asked: Asked['headers']): Promise<WireAnswer> {
    const headers = {
      etag: this.etag,
      // Asked again each time, which costs nobody much as long as the tag is the same.
      'cache-control': 'private, no-cache',
      vary: 'authorization, accept-encoding',
    };
    if (knows(asked.get('if-none-match'), this.etag)) return { status: 304, headers, body: '' };
    const plain = { ...headers, 'content-type': 'application/json' };
    if (this.json.length < WORTH_BYTES || !takesGzip(asked.get('accept-encoding')))
      return { status: 200, headers: plain, body: this.json };
    this.#compressed ??= compress(this.json).then((bytes) => new Uint8Array(bytes));
    const headersOfGzip = { ...plain, 'content-encoding': 'gzip' };
    return { status: 200, headers: headersOfGzip, body: await this.#compressed };
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
