import type { z } from 'zod';
import { fromWire, wirePath } from '../casing.ts';
import { didYouMean } from '../did-you-mean.ts';
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
  return [mistakeAt(source, at, `${message}${meant(source, at, issue.message)}`)];
}

/** The option that was probably meant, where an issue lists options. */
function meant(source: SourceFile, path: Path, message: string): string {
  const listed = /^Invalid option: expected one of (.+)$/.exec(message)?.[1]?.match(/[^"|]+/g);
  const options = listed ?? /; one of (.+)$/.exec(message)?.[1]?.split(', ');
  const written = valueAt(source.value, path);
  return options === undefined || typeof written !== 'string' ? '' : didYouMean(written, options);
}

/** What is written at a path whose names may be those of the code. */
const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => {
    if (inner === null || typeof inner !== 'object') return undefined;
    return Reflect.get(inner, key) ?? Reflect.get(inner, wirePath([key]));
  }, value);

function camelCasePaths(value: unknown): Path[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]): Path[] => {
    const step = Array.isArray(value) ? Number(key) : key;
    const here = typeof step === 'string' && /[A-Z]/.test(step) ? [[step]] : [];
    return [...here, ...camelCasePaths(inner).map((rest) => [step, ...rest])];
  });
}
