import { StoreUnavailable } from '../app/ports/store.ts';

/**
 * SQLSTATE classes that speak of the server or the connection, not of the statement: also one that
 * was cancelled (it waited too long, or an operator ended it) and a server that only reads.
 */
const AWAY = /^(08|53|57|25006|25P03|58)/;
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'EHOSTUNREACH',
]);
const LOST =
  /Connection terminated|connection timeout|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|PGlite is closed|socket hang up|Cannot use a pool after/i;

/** Deadlock or serialization failure: another try may well work. */
export const isContention = (error: unknown): boolean => ['40P01', '40001'].includes(codeOf(error));

/** Turns a lost or unreachable database into `StoreUnavailable`; other errors stay what they are. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error;
  const code = codeOf(error);
  const away = NETWORK.has(code) || AWAY.test(code) || LOST.test(messageOf(error));
  return away ? new StoreUnavailable(messageOf(error), { cause: error }) : error;
}

/** The code of an error or of what caused it: an SQLSTATE, or one of the network; '' without any. */
export function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string' && code !== '') return code;
  return cause === undefined ? '' : codeOf(cause);
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
