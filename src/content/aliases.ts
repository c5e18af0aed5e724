import { type Alias, type Document, visit } from 'yaml';

/** How often one anchor may be used: YAML that unfolds without bound has stopped servers before. */
const MOST_USES = 100;

/** What is wrong with an alias, and where in the text. */
export interface AliasFault {
  readonly offset: number;
  readonly message: string;
}

/** Aliases of nothing, of what they stand in themselves, and of what is used too often. */
export function aliasFaults(document: Document.Parsed): AliasFault[] {
  const faults: AliasFault[] = [];
  const uses = new Map<unknown, number>();
  visit(document, {
    Alias: (_, alias, path) => {
      const fault = faultOf(alias, path, document, uses);
      if (fault !== undefined) faults.push({ offset: alias.range?.[0] ?? 0, message: fault });
    },
  });
  return faults;
}

function faultOf(
  alias: Alias,
  path: readonly unknown[],
  document: Document.Parsed,
  uses: Map<unknown, number>,
): string | undefined {
  const { source } = alias;
  const named = alias.resolve(document);
  if (named === undefined) return `Unresolved alias (the anchor must be set before the alias): ${source}`;
  if (path.includes(named)) return `*${source} stands inside what &${source} names: it would hold itself`;
  const count = (uses.get(named) ?? 0) + 1;
  uses.set(named, count);
  return count === MOST_USES + 1
    ? `the anchor &${source} is used more than ${MOST_USES} times: write it out, or split the file`
    : undefined;
}
