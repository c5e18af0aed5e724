import type { z } from 'zod';
import { fromWire, wirePath } from '../casing.ts';
import type { Mistake } from './content-error.ts';
import type { Path, SourceFile } from './source-file.ts';

/** Says what is wrong at one place of a file. */
export const mistakeAt = (source: SourceFile, path: Path, message: string): Mistake => ({
  file: source.name,
  line: source.lineOf(path),
  // The line already tells which member of a list is meant.
  path: wirePath(typeof path[0] === 'number' ? path.slice(1) : path),
  message,
});

/** The rows of a file that holds a list, each checked by itself so that one spoils no other. */
export function checkedList<T extends z.ZodType>(
  source: SourceFile,
  schema: T,
  mistakes: Mistake[],
): { index: number; value: z.output<T> }[] {
  if (!Array.isArray(source.value)) {
    mistakes.push(mistakeAt(source, [], 'expected a list'));
    return [];
  }
  return source.value.flatMap((row: unknown, index) => {
    const value = checkedShape(source, [index], row, schema, mistakes);
    return value === undefined ? [] : [{ index, value }];
  });
}

/** A value of a file in the names of the code, or undefined after reporting what does not fit. */
export function checkedShape<T extends z.ZodType>(
  source: SourceFile,
  path: Path,
  value: unknown,
  schema: T,
  mistakes: Mistake[],
): z.output<T> | undefined {
  const misspelled = camelCasePaths(value);
  for (const inner of misspelled)
    mistakes.push(mistakeAt(source, [...path, ...inner], 'names of fields are written in snake_case'));
  const result = schema.safeParse(fromWire(value));
  if (result.success) return misspelled.length > 0 ? undefined : result.data;
  for (const issue of result.error.issues) mistakes.push(...issueMistakes(source, path, issue));
  return undefined;
}

/** What zod found, in words for the author of the file. */
export function issueMistakes(source: SourceFile, path: Path, issue: z.core.$ZodIssue): Mistake[] {
  const at = [...path, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => mistakeAt(source, [...at, key], 'unknown field'));
  const message = issue.message
    .replace(/^Invalid input: /, '')
    .replace(/, received undefined$/, ', but it is missing');
  return [mistakeAt(source, at, message)];
}

function camelCasePaths(value: unknown): Path[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]): Path[] => {
    const step = Array.isArray(value) ? Number(key) : key;
    const here = typeof step === 'string' && /[A-Z]/.test(step) ? [[step]] : [];
    return [...here, ...camelCasePaths(inner).map((rest) => [step, ...rest])];
  });
}
