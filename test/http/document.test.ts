import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Document } from '../../src/http/document.ts';

const long = new Document({ list: Array.from({ length: 500 }, (_, i) => i) });
const short = new Document({ a: 1 });
const ask = async (document: Document, asked: Record<string, string> = {}) => {
  const { status, headers, body } = await document.answer(new Headers(asked));
  return new Response(status === 304 ? null : (body as string), { status, headers });
};

describe('a document', () => {
  it('has a tag that says whether it is the same', () => {
    expect(new Document({ a: 1 }).etag).toBe(short.etag);
    expect(new Document({ a: 2 }).etag).not.toBe(short.etag);
  });

  it.each([
    ['that tag', short.etag],
    ['the tag as a strong one', short.etag.replace('W/', '')],
    ['one of several', `"other", ${short.etag}`],
    ['any', '*'],
  ])('is not sent again to who has %s', async (_, tag) => {
    const answer = await ask(short, { 'if-none-match': tag });
    expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', short.etag]);
  });

  it('is sent to who has another', async () => {
    const answer = await ask(short, { 'if-none-match': long.etag });
    expect([answer.status, await answer.json()]).toEqual([200, { a: 1 }]);
  });

  it.each(['gzip', 'br;q=1.0, gzip;q=0.8', 'GZIP', '*'])(
    'is compressed for who takes %s',
    async (accepted) => {
      const answer = await ask(long, { 'accept-encoding': accepted });
      expect(answer.headers.get('content-encoding')).toBe('gzip');
      expect(gunzipSync(await answer.arrayBuffer()).toString()).toBe(long.json);
    },
  );

  it.each(['', 'br', 'gzip;q=0', 'identity', '*, gzip;q=0'])(
    'is plain for who takes "%s"',
    async (accepted) => {
      const answer = await ask(long, { 'accept-encoding': accepted });
      expect(answer.headers.get('content-encoding')).toBeNull();
      expect(await answer.text()).toBe(long.json);
    },
  );

  it('is plain where compression gains nothing', async () => {
    expect((await ask(short, { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBeNull();
  });
});
