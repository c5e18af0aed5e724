/** What the log says of a failure: what it is and where, never what somebody sent. */
export interface PlainError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: PlainError;
}

/** Longest message that is told, and how far causes are followed. */
const LONGEST = 500;
const DEEPEST = 4;

/**
 * An error as the log shows it: type, message, code and stack. Drivers hang queries, parameters and whole
 * rows on their errors, and some messages quote what was sent: none of that belongs in a log.
 */
export function plainError(error: unknown, depth = 0): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: plainMessage(String(error)) };
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const message = plainMessage(error.message, code);
  const inner = error instanceof AggregateError ? error.errors[0] : cause;
  return {
    type: error.name,
    message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(error.stack === undefined ? {} : { stack: `${error.name}: ${message}\n${framesOf(error.stack)}` }),
    ...(inner instanceof Error && depth < DEEPEST ? { cause: plainError(inner, depth + 1) } : {}),
  };
}

/** A message without what it quotes of a payload. */
export function plainMessage(text: string, code?: unknown): string {
  const spoken = quotes.reduce((said, [pattern, instead]) => said.replace(pattern, instead), text);
  // SQLSTATE class 22 is about a value, which PostgreSQL then quotes.
  const message = /^22/.test(String(code ?? '')) ? spoken.replace(/".*"/s, '"..."') : spoken;
  return message.length > LONGEST ? `${message.slice(0, LONGEST)}...` : message;
}

/** Words in which libraries quote what they were given, and what is left of them. */
const quotes: readonly [RegExp, string][] = [
  // JSON.parse shows a piece of the text.
  [/\b(Unexpected|Expected|Bad|Unterminated|No number|Exponent)\b.*?JSON[^\n]*/s, 'not valid JSON'],
  // Colyseus repeats the arguments of a call to another process: join options and who joins.
  [/ with args .*?(?="\. \(|$)/s, ''],
  // MikroORM puts the statement in front, parameters and all.
  [/^(\w*: )?\s*(?:select|insert|update|delete|with)\b.* - /is, '$1'],
];

const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
