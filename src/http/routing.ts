import { type Refusal, refuse } from '../missions/refusal.ts';
import type { Route } from './call.ts';

/** What a request asks for; or that there is nothing there, or not by that method. */
export type Found<T> =
  | { readonly ok: true; readonly at: T; readonly params: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly refusal: Refusal };

type Place = Pick<Route, 'method' | 'path'>;

/** Finds routes by method and path. A `{name}` in a path stands for any one segment. */
export class Routing<T extends Place> {
  readonly #fixed = new Map<string, T[]>();
  readonly #open: { segments: readonly string[]; places: T[] }[] = [];

  constructor(places: readonly T[]) {
    const byPath = Map.groupBy(places, (place) => place.path);
    for (const [path, found] of byPath) {
      if (path.includes('{')) this.#open.push({ segments: path.split('/'), places: found });
      else this.#fixed.set(path, found);
    }
  }

  /** HEAD finds what GET does. */
  find(method: string, path: string): Found<T> {
    const { places, params } = this.#at(path);
    if (places.length === 0) return { ok: false, refusal: refuse('request/not_found', { path }) };
    const asked = method === 'HEAD' ? 'GET' : method;
    const at = places.find((place) => place.method === asked);
    return at === undefined
      ? { ok: false, refusal: refuse('request/method_not_allowed', { allowed: allowed(places) }) }
      : { ok: true, at, params };
  }

  /** The methods that a path answers to; none where there is nothing. */
  allowedAt(path: string): readonly string[] {
    return allowed(this.#at(path).places);
  }

  #at(path: string): { places: readonly T[]; params: Record<string, string> } {
    const fixed = this.#fixed.get(path);
    if (fixed !== undefined) return { places: fixed, params: {} };
    const given = path.split('/');
    for (const { segments, places } of this.#open) {
      const params = match(segments, given);
      if (params !== undefined) return { places, params };
    }
    return { places: [], params: {} };
  }
}

function match(segments: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, segment] of segments.entries()) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined ? segment !== given[i] : given[i] === '') return undefined;
    if (name !== undefined) params[name] = given[i]!;
  }
  return params;
}

const allowed = (places: readonly Place[]): string[] => {
  const methods: string[] = places.map((place) => place.method);
  if (methods.length === 0) return [];
  return [
    ...(methods.includes('GET') ? ['GET', 'HEAD'] : []),
    ...methods.filter((m) => m !== 'GET'),
    'OPTIONS',
  ];
};
