import { didYouMean } from '../../did-you-mean.ts';
import { CARGO_COMMODITIES, CONTRABAND } from '../../objectives/kinds/params.ts';
import { wireName } from '../../world/references.ts';
import { CLUSTER_TYPES, SECTOR_TYPES } from '../../world/vocabulary.ts';
import type { World, WorldChanges } from '../../world/world.ts';

/** Something in a call of the map that was taken and yet is worth a look; `path` is its place in the call. */
export interface WorldWarning {
  readonly path: string;
  readonly code: 'unknown_type' | 'unknown_commodity' | 'not_on_map';
  readonly message: string;
}

/** Most warnings that one answer lists. */
const LISTED = 20;
const GOODS: readonly string[] = [...CARGO_COMMODITIES, ...CONTRABAND];

/** Words outside the vocabulary, each once, and removals of what is not there. */
export function warningsOf(
  changes: WorldChanges,
  absent: readonly { readonly list: keyof World; readonly index: number }[],
): WorldWarning[] {
  const found = [
    ...wordsOutside('sectors', changes.sectors, SECTOR_TYPES),
    ...wordsOutside('clusters', changes.clusters, CLUSTER_TYPES),
    ...goodsOutside(changes.wrecks),
    ...absent.map(({ list, index }) => ({
      path: `${wireName(list)}.${index}`,
      code: 'not_on_map' as const,
      message: 'not on the map: there was nothing to take away',
    })),
  ];
  return found.slice(0, LISTED);
}

function wordsOutside(
  list: 'sectors' | 'clusters',
  rows: readonly { readonly type?: string | undefined; readonly removed?: boolean | undefined }[],
  known: readonly string[],
): WorldWarning[] {
  const seen = new Set<string>(known);
  return rows.flatMap(({ type, removed }, i) => {
    if (type === undefined || removed === true || seen.has(type)) return [];
    seen.add(type);
    return [{ path: `${list}.${i}.type`, code: 'unknown_type' as const, message: unheard(type, known) }];
  });
}

function goodsOutside(wrecks: WorldChanges['wrecks']): WorldWarning[] {
  const seen = new Set<string>(GOODS);
  return wrecks.flatMap(({ cargo, removed }, i) =>
    (removed === true ? [] : Object.keys(cargo ?? {})).flatMap((commodity) => {
      if (seen.has(commodity)) return [];
      seen.add(commodity);
      const message = unheard(commodity, GOODS);
      return [{ path: `wrecks.${i}.cargo.${commodity}`, code: 'unknown_commodity' as const, message }];
    }),
  );
}

const unheard = (word: string, known: readonly string[]): string =>
  `${word}${didYouMean(word, known) || ': no word that is known here'}`;
