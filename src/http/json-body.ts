import { invalid, type Refusal, refuse } from '../missions/refusal.ts';
import type { Asked } from './asked.ts';

export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a body as JSON, whatever its type is said to be; undefined when there is none. */
export async function jsonBody(asked: Asked, maxBytes: number): Promise<JsonBody> {
  const read = await asked.body(maxBytes);
  if (read.kind === 'too large') return { ok: false, refusal: refuse('request/too_large', { maxBytes }) };
  if (read.kind === 'broken') return { ok: false, refusal: invalid('', 'the body broke off') };
  if (read.bytes.byteLength === 0) return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(utf8.decode(read.bytes)) };
  } catch {
    return { ok: false, refusal: invalid('', 'the body is not JSON in UTF-8') };
  }
}
