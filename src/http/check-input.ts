import { z } from 'zod';
import { invalidBody } from '../app/invalid-body.ts';
import { badValue } from '../app/plain-value.ts';
import { fromWire, wirePath } from '../casing.ts';
import { invalid, type Refusal } from '../missions/refusal.ts';
import type { Asked } from './asked.ts';
import type { Audience, Route } from './call.ts';
import { jsonBody } from './json-body.ts';

/** What a caller sent, in the shape that the route asks for; or what is wrong with it. */
export type Input =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

/** Largest body of a route that says no other, bytes. */
const MAX_BYTES = 64 * 1024;
/** Whose routes take any query: probes, caches and scrapers add their own. */
const PROBED: ReadonlySet<Audience> = new Set(['anyone', 'metrics']);
/** A route that asks for nothing refuses by its name what is sent all the same. */
const nothing = z.strictObject({});

/** Checks the query's fields; an empty one counts as not given. */
export function checkQuery(route: Route, { query }: Asked): Input {
  if (route.query === undefined && route.method === 'GET' && PROBED.has(route.audience))
    return { ok: true, value: undefined };
  const fields = [...query].filter(([, value]) => value !== '');
  const twice = fields.find(([name], i) => fields.findIndex(([other]) => other === name) < i);
  if (twice !== undefined) return { ok: false, refusal: invalid(twice[0], 'given twice') };
  return checked(route.query ?? nothing, fromWire(Object.fromEntries(fields)));
}

/** Reads and checks the body of a route that changes something. */
export async function checkBody(route: Route, asked: Asked): Promise<Input> {
  if (route.method === 'GET') return { ok: true, value: undefined };
  const body = await jsonBody(asked, route.maxBytes ?? MAX_BYTES);
  if (!body.ok) return body;
  // What is to be stored has been lost on the way when there is none.
  if (body.value === undefined && route.method !== 'POST')
    return { ok: false, refusal: invalid('', 'a body is needed') };
  const value = body.value === undefined ? {} : body.value;
  const bad = route.itemByItem === true ? undefined : badValue(value, route.bounds);
  if (bad !== undefined) return { ok: false, refusal: invalid(bad.path, bad.message) };
  return route.rawBody === true
    ? checked(route.body ?? nothing, value, asWritten)
    : checked(route.body ?? nothing, fromWire(value));
}

/** A path of a body whose keys are left as they came. */
const asWritten = (path: readonly PropertyKey[]): string => path.map(String).join('.');

function checked(shape: z.ZodType, value: unknown, spell = wirePath): Input {
  const parsed = shape.safeParse(value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, refusal: invalidBody(parsed.error, spell) };
}
