import pino, { type Logger } from 'pino';

export type { Logger };

/** The process's log: JSON lines on standard error, so that standard output stays for people. */
export const makeLog = (level: string): Logger => pino({ level }, pino.destination(2));
