import type { Logger } from './log.ts';

/** What nobody caught: a promise's rejection or an exception. */
export type Uncaught = 'rejection' | 'exception';

export interface ProcessGuardParts {
  readonly log: Logger;
  /** Counts it where operators look. */
  count(kind: Uncaught): void;
}

/**
 * Keeps the process up when an error of one caller reaches nobody's `catch`: it is logged and counted.
 * What was committed stays committed, and what one batch or room holds in memory is read again from
 * the store when it does not fit. Only what says that the process itself is unsound still ends it.
 *
 * For a server that listens: until then every error ends the start. Returns how to let go again.
 */
export function guardProcess({ log, count }: ProcessGuardParts): () => void {
  const onRejection = (reason: unknown) => {
    count('rejection');
    log.error({ err: reason }, 'a rejection that nobody handled');
  };
  const onException = (error: unknown) => {
    count('exception');
    if (!isUnsound(error)) {
      log.error({ err: error }, 'an exception that nobody caught');
      return;
    }
    log.fatal({ err: error }, 'the process is unsound and ends');
    process.exit(1);
  };
  process.on('unhandledRejection', onRejection);
  process.on('uncaughtException', onException);
  return () => {
    process.off('unhandledRejection', onRejection);
    process.off('uncaughtException', onException);
  };
}

/** Node's own invariants are broken, or it can hold no more: no caller's doing, and not to be outlived. */
const UNSOUND = ['ERR_INTERNAL_ASSERTION', 'ERR_WORKER_OUT_OF_MEMORY', 'ERR_MEMORY_ALLOCATION_FAILED'];

const isUnsound = (error: unknown): boolean =>
  UNSOUND.includes(String((error as { code?: unknown } | undefined)?.code));
