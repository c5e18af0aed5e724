import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WorkInHand } from '../app/pacing/work-in-hand.ts';
import { refuse } from '../missions/refusal.ts';
import { turnAway, turnAwaySocket } from './write-answer.ts';

/** What an operator's tools ask of a server that stops. */
const OPERATORS = /^\/(healthz|readyz|metrics)\b/;

/** Counts requests as work in hand until they are answered; once that is ending, no other begins. */
export function endRequests(http: Server, work: WorkInHand): void {
  const emit = http.emit.bind(http);
  http.emit = ((event: string, ...args: unknown[]) => {
    if (event === 'request') {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      if (work.isEnding && !OPERATORS.test(request.url ?? '')) {
        turnAway(response, refuse('server/unavailable', {}));
        return true;
      }
      response.once('close', work.begin());
    }
    if (event === 'upgrade' && work.isEnding) {
      turnAwaySocket((args as [IncomingMessage, Duplex])[1], refuse('server/unavailable', {}));
      return true;
    }
    return emit(event, ...args);
  }) as Server['emit'];
}
