import { randomUUID } from 'node:crypto';
import type { Answered } from '../app/ports/answered.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';

/** What operators see of the traffic: durations and refusals as metrics, each request at debug. */
export class Traffic {
  readonly #metrics: Metrics;
  readonly #log: Logger;

  constructor(metrics: Metrics, log: Logger) {
    this.#metrics = metrics;
    this.#log = log;
  }

  answered = ({ what, counted, playerId, requestId, code, seconds }: Answered): void => {
    if (counted !== undefined) this.#count(counted, outcomeOf(code), seconds);
    if (code !== undefined) this.#metrics.refused(code);
    // Looking is free; only who wants to read it pays for the line.
    if (!this.#log.isLevelEnabled('debug')) return;
    const ms = Math.round(seconds * 10_000) / 10;
    const fields = { requestId: requestId ?? randomUUID(), playerId: playerId || undefined, code, ms };
    this.#log.debug(fields, code === undefined ? what : `${what} refused`);
  };

  #count(counted: string, outcome: string, seconds: number): void {
    if (counted === 'events') this.#metrics.eventsCall(outcome, seconds);
    else if (counted === 'join') this.#metrics.join(outcome, seconds);
    else this.#metrics.command(counted, outcome, seconds);
  }
}

/** Whose fault it was, in few words: a label of a histogram must not grow with the codes. */
function outcomeOf(code: string | undefined): 'ok' | 'refused' | 'unavailable' | 'failed' {
  if (code === undefined) return 'ok';
  if (code === 'server/unavailable') return 'unavailable';
  return code === 'server/internal' ? 'failed' : 'refused';
}
