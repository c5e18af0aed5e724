import { nearestName } from './nearest-name.ts';

/** `: did you mean X?` for the known name that was most likely meant, in whatever case; else nothing. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const byLowerCase = new Map([...known].map((name) => [name.toLowerCase(), name]));
  const nearest = nearestName(written.toLowerCase(), [...byLowerCase.keys()]);
  return nearest === undefined ? '' : `: did you mean ${byLowerCase.get(nearest)}?`;
}
