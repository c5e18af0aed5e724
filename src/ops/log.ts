import pino, { type Logger } from 'pino';
import { plainError, plainMessage } from './plain-error.ts';
import { Repeats } from './repeats.ts';

export type { Logger };

/** How long lines that say the same are summed, ms. */
const WINDOW_MS = 10_000;
/** From this level on, pino's `warn`. */
const ALARM = 40;

/**
 * The process's log: JSON lines on standard error, so that standard output stays for people. Errors lose
 * what they carry of queries and payloads; a line that comes again and again is said once and summed.
 */
export function makeLog(level: string, stream: pino.DestinationStream = pino.destination(2)): Logger {
  const repeats = new Repeats(WINDOW_MS);
  const hooks: pino.LoggerOptions['hooks'] = {
    logMethod(args, method, levelNumber) {
      const [fields, text] = partsOf(args);
      const write = (said: object, words: string) => method.call(this, said, words);
      const again = (repeated: number) => write({ repeated, ...kindOf(fields) }, text);
      // What is asked for by name is told each time: only alarms come by the thousand.
      if (levelNumber < ALARM || repeats.first(`${levelNumber} ${sameAs(text)}`, again)) write(fields, text);
    },
  };
  const err = (error: unknown) => (error instanceof Error ? plainError(error) : error);
  return pino({ level, hooks, serializers: { err } }, stream);
}

/** A line in its two parts, however it was given: fields and words. */
function partsOf([first, second]: readonly unknown[]): [fields: Fields, text: string] {
  const fields: Fields =
    first instanceof Error ? { err: first } : typeof first === 'object' && first !== null ? first : {};
  const { err } = fields;
  if (typeof second === 'string') return [fields, plainMessage(second)];
  if (err instanceof Error) return [fields, plainError(err).message];
  return [fields, typeof first === 'object' ? '' : plainMessage(String(first))];
}

interface Fields {
  err?: unknown;
}

/** Of a sum, what sort of failure the lines were about; not the stack once more. */
function kindOf({ err }: Fields): Fields {
  if (!(err instanceof Error)) return {};
  const { type, code } = plainError(err);
  return { err: { type, code } };
}

/** What lines have in common that differ in ids and numbers only. */
const sameAs = (text: string): string =>
  text.replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\d+/gi, '#');
