import { didYouMean } from '../did-you-mean.ts';
import { CARGO_COMMODITIES, CONTRABAND } from '../objectives/kinds/params.ts';
import { CLUSTER_TYPES, SECTOR_TYPES } from '../world/vocabulary.ts';
import type { World } from '../world/world.ts';
import { mistakeAt } from './check-shape.ts';
import type { Mistake } from './content-error.ts';
import type { Path, SourceFile } from './source-file.ts';

/** The types and goods of a map that are outside the vocabulary, each once. */
export function oddWords(source: SourceFile, { sectors, clusters, wrecks }: World): Mistake[] {
  const goods = [...CARGO_COMMODITIES, ...CONTRABAND];
  const said = (known: readonly string[], words: { word: string; path: Path }[]) =>
    outside(known, words).map(({ word, path }) => mistakeAt(source, path, unheard(word, known)));
  return [
    ...said(
      SECTOR_TYPES,
      sectors.map(({ type }, i) => ({ word: type, path: ['sectors', i, 'type'] })),
    ),
    ...said(
      CLUSTER_TYPES,
      clusters.map(({ type }, i) => ({ word: type, path: ['clusters', i, 'type'] })),
    ),
    ...said(
      goods,
      wrecks.flatMap(({ cargo }, i) =>
        Object.keys(cargo).map((word) => ({ word, path: ['wrecks', i, 'cargo', word] })),
      ),
    ),
  ];
}

/** What templates look for: a type of this name on the map, or in the vocabulary. */
const FIELDS: Readonly<Record<string, 'sectors' | 'clusters'>> = {
  sector_types: 'sectors',
  except_types: 'sectors',
  cluster_types: 'clusters',
};

/** The types that templates name and that neither the map nor the vocabulary has. */
export function oddTemplateWords(sources: readonly SourceFile[], galaxy: World): Mistake[] {
  const known = {
    sectors: [...SECTOR_TYPES, ...galaxy.sectors.map((s) => s.type)],
    clusters: [...CLUSTER_TYPES, ...galaxy.clusters.map((c) => c.type)],
  };
  return sources.flatMap((source) =>
    typesIn(source.value, []).flatMap(({ list, word, path }) =>
      outside(known[list], [{ word, path }]).map(() => mistakeAt(source, path, unheard(word, known[list]))),
    ),
  );
}

function typesIn(value: unknown, path: Path): { list: 'sectors' | 'clusters'; word: string; path: Path }[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const list = FIELDS[key];
    if (list === undefined || !Array.isArray(inner)) return typesIn(inner, [...path, key]);
    return inner.map((word, i) => ({ list, word: String(word), path: [...path, key, i] }));
  });
}

function outside<W extends { word: string }>(known: readonly string[], words: readonly W[]): W[] {
  const seen = new Set<string>(known);
  return words.filter(({ word }) => {
    const fresh = !seen.has(word);
    seen.add(word);
    return fresh;
  });
}

const unheard = (word: string, known: readonly string[]): string =>
  `${word}${didYouMean(word, known) || ': no word that is known here'}`;
