import fc from 'fast-check';

/** Pieces that HTTP is made of, the odd ones among them; anything may stand beside them. */
const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'PATCH', 'OPTIONS', 'DELETE') },
  fc.constantFrom('TRACE', 'CONNECT', 'PROPFIND', 'M-SEARCH', 'get', 'BREW', 'PRI', ''),
);
const places = [
  'healthz',
  'matchmake',
  'joinOrCreate',
  'reconnect',
  'mission',
  'api',
  'v1',
  'events',
  'world',
];
const segment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...places, 'dev', 'token', 'metrics', 'pl_x', '__proto__') },
  fc.constantFrom(
    '.',
    '..',
    '',
    '%2e',
    '%2E%2e',
    '%2f',
    '%00',
    '%',
    '%ff',
    '%6d',
    '\\',
    '[',
    ':',
    '*',
    '~',
    '\xe9',
  ),
);
const path = fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`);
const query = fc.constantFrom(
  '',
  '?',
  '?a=%',
  '?sessionId=x',
  '?limit=1&limit=2',
  '?a[b]=c',
  '?__proto__=1',
  '?#',
);
const target = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(path, query).map((parts) => parts.join('')) },
  fc.constantFrom('*', 'http://[/', 'http://a/healthz', 'ws://a', '//[', 'a:1', '/healthz', '?', '/\t'),
);
const value = fc.oneof(
  fc.constantFrom(
    '',
    '[',
    'a',
    '[::1]:2567',
    'a:99999',
    'https, http',
    ',',
    '\xff',
    '*',
    'null',
    'http://a',
    'Bearer x',
  ),
  fc.constantFrom(
    'application/json',
    'text/plain',
    'multipart/form-data',
    '0',
    '5',
    '-1',
    '1e3',
    'chunked',
    'close',
  ),
  fc.constantFrom('websocket', 'h2c', 'Upgrade', 'keep-alive, Upgrade', '100-continue', '13', 'gzip', '"x"'),
  fc.string({ maxLength: 20 }).map((s) => s.replace(/[\r\n]/g, ' ')),
);
const header = fc
  .tuple(
    fc.constantFrom(
      ...['Host', 'X-Forwarded-Proto', 'X-Forwarded-Host', 'X-Forwarded-For', 'Forwarded', 'X-Real-IP'],
      ...[
        'Origin',
        'Authorization',
        'Content-Type',
        'Content-Length',
        'Transfer-Encoding',
        'Expect',
        'Upgrade',
      ],
      ...['Connection', 'Sec-WebSocket-Key', 'Sec-WebSocket-Version', 'Sec-WebSocket-Extensions', 'Cookie'],
      ...[
        'Access-Control-Request-Method',
        'If-None-Match',
        'Idempotency-Key',
        'Accept-Encoding',
        ':authority',
        '',
      ],
    ),
    value,
  )
  .map(([name, text]) => `${name}: ${text}\r\n`);
const body = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom(
    '{}',
    'null',
    '5',
    '[',
    '{"player_id":1}',
    '5\r\n{"a":\r\n0\r\n\r\n',
    '0\r\n\r\n',
    '\xff\xfe',
  ),
  fc.json(),
);

/** Where bytes are changed once they are put together. */
const damage = fc.array(
  fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom('set', 'add', 'cut')),
  {
    maxLength: 3,
  },
);

/** One request, byte for byte; `extra` are headers that it has in any case. */
export const requestBytes = (extra: string): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      method,
      target,
      fc.constantFrom('1.1', '1.1', '1.0', '2.0', '1'),
      fc.array(header, { maxLength: 4 }),
      body,
    )
    .chain(([verb, to, version, headers, content]) => {
      const framed = content === '' ? '' : `Content-Length: ${Buffer.byteLength(content, 'latin1')}\r\n`;
      const text = `${verb} ${to} HTTP/${version}\r\nHost: a\r\n${extra}${headers.join('')}${framed}\r\n${content}`;
      const plain = Buffer.from(text, 'latin1');
      return fc.oneof(
        { weight: 2, arbitrary: fc.constant(plain) },
        damage.map((hits) => damaged(plain, hits)),
      );
    });

function damaged(bytes: Buffer, hits: readonly (readonly [number, number, string])[]): Buffer {
  const out = [...bytes];
  for (const [at, byte, how] of hits) {
    const place = at % Math.max(1, out.length);
    if (how === 'set') out[place] = byte;
    else if (how === 'add') out.splice(place, 0, byte);
    else out.splice(place, 1);
  }
  return Buffer.from(out);
}
