import { readFile } from 'node:fs/promises';
import { badValue } from '../app/plain-value.ts';
import { mistakeAt } from './check-shape.ts';
import type { Mistake } from './content-error.ts';
import { decoded } from './decode.ts';
import { lineFinder, parseYaml } from './yaml-file.ts';

/** Where a value sits in a file: keys in either casing and indices. */
export type Path = readonly PropertyKey[];

/** A content file that could be parsed. */
export interface SourceFile {
  readonly name: string;
  readonly value: unknown;
  /** The line of a value, or of the nearest one around it that exists. */
  lineOf(path: Path): number;
}

/** Reads and parses one file, or reports why it cannot and returns undefined. */
export async function readSource(name: string, mistakes: Mistake[]): Promise<SourceFile | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(name);
  } catch (error) {
    mistakes.push(unreadable(name, error));
    return undefined;
  }
  const read = decoded(bytes);
  if ('message' in read) {
    mistakes.push({ file: name, ...read });
    return undefined;
  }
  const source = parsed(name, read.text, mistakes);
  const bad = source === undefined ? undefined : badValue(source.value, { values: Number.POSITIVE_INFINITY });
  if (source === undefined || bad === undefined) return source;
  // No database could hold it: found here, not when the server writes it.
  mistakes.push(mistakeAt(source, stepsOf(bad.path), bad.message));
  return /inside one another/.test(bad.message) ? undefined : source;
}

function parsed(name: string, text: string, mistakes: Mistake[]): SourceFile | undefined {
  if (text.trim() === '') {
    mistakes.push({ file: name, line: 1, message: 'the file is empty' });
    return undefined;
  }
  const quick = name.endsWith('.json') ? parsedJson(text) : undefined;
  // Only a mistake needs the lines of a JSON file, and parsing it as YAML takes longer than JSON.parse.
  if (quick !== undefined) return { name, value: quick, lineOf: lineFinder(text) };
  return parseYaml(name, text, mistakes);
}

/** The mistake that a failed read of a file or a directory is. */
export function unreadable(name: string, error: unknown): Mistake {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const known: Record<string, string> = {
    ENOENT: 'there is no such file or directory',
    EACCES: 'permission denied',
    EISDIR: 'it is a directory',
    ENOTDIR: 'it is no directory',
  };
  return { file: name, message: `cannot be read: ${known[String(code)] ?? String(error)}` };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The steps of a path that is written with dots. */
export const stepsOf = (path: string): Path =>
  path === '' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
