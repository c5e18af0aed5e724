import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { wirePath } from '../casing.ts';
import { aliasFaults } from './aliases.ts';
import type { Mistake } from './content-error.ts';
import type { Path, SourceFile } from './source-file.ts';

/** How much aliases of aliases may unfold to, in aliases. */
const MOST_UNFOLDED = 1_000;

/** Parses YAML (and so JSON), or reports every syntax error and returns undefined. */
export function parseYaml(name: string, text: string, mistakes: Mistake[]): SourceFile | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => lines.linePos(offset).line;
  // A warning is a tag that is not known, or the like: what it means is anybody's guess.
  for (const fault of [...document.errors, ...document.warnings])
    mistakes.push({ file: name, line: at(fault.pos[0]), message: inWords(fault.message) });
  if (document.errors.length + document.warnings.length > 0) return undefined;
  if (document.contents === null) {
    mistakes.push({ file: name, line: 1, message: 'the file is empty' });
    return undefined;
  }
  const faults = aliasFaults(document);
  for (const { offset, message } of faults) mistakes.push({ file: name, line: at(offset), message });
  if (faults.length > 0) return undefined;
  try {
    return {
      name,
      value: document.toJS({ maxAliasCount: MOST_UNFOLDED }),
      lineOf: (path) => at(offsetOf(document, path)),
    };
  } catch {
    // Few uses each, but of one another: a thousand lines of nothing but multiplication.
    mistakes.push({ file: name, line: 1, message: 'its aliases unfold to too much: write some of them out' });
    return undefined;
  }
}

/** The parser gives up on deep nesting in the words of the machine. */
const inWords = (message: string): string => (/call stack/.test(message) ? 'nested too deeply' : message);

/** Finds lines in a text that is known to parse; it is parsed when the first line is asked for. */
export function lineFinder(text: string): SourceFile['lineOf'] {
  let parsed: SourceFile | undefined;
  return (path) => {
    parsed ??= parseYaml('', text, []);
    return parsed?.lineOf(path) ?? 1;
  };
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = start(node, 0);
  for (const key of path) {
    const here = isAlias(node) ? node.resolve(document) : node;
    if (isMap(here)) {
      const pair = here.items.find((p) => isScalar(p.key) && isSpelled(p.key.value, key));
      if (pair === undefined) break;
      offset = start(pair.key, offset);
      node = pair.value;
    } else if (isSeq(here) && here.items[Number(key)] !== undefined) {
      node = here.items[Number(key)];
      offset = start(node, offset);
    } else break;
  }
  return offset;
}

const isSpelled = (written: unknown, key: PropertyKey) =>
  written === key || String(written) === wirePath([key]);

const start = (node: unknown, otherwise: number) =>
  isNode(node) ? (node.range?.[0] ?? otherwise) : otherwise;
