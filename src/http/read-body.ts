import { invalid, type Refusal, refuse } from '../missions/refusal.ts';

const DEFAULT_MAX = 64 * 1024;

/** Reads a JSON body of at most `maxBytes`; stops reading as soon as it is too large. */
export async function readBody(
  request: Request,
  maxBytes = DEFAULT_MAX,
): Promise<{ ok: true; value: unknown } | { ok: false; refusal: Refusal }> {
  const tooLarge = { ok: false, refusal: refuse('request/too_large', { maxBytes }) } as const;
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return tooLarge;
    chunks.push(chunk);
  }
  if (size === 0) return { ok: true, value: {} };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, refusal: invalid('', 'the body is not JSON in UTF-8') };
  }
}
