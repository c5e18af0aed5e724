import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from '../missions/refusal.ts';
import { type Asked, askedOf } from './asked.ts';
import { answerPreflight, sayWelcome } from './cors.ts';
import type { Endpoint } from './endpoint.ts';
import type { Origins, Visitor } from './origins.ts';
import { readTarget } from './request-target.ts';
import { Routing } from './routing.ts';
import { answerSeat, SEATS } from './seats.ts';
import { refusalOnWire, type WireAnswer } from './status.ts';
import { writeAnswer } from './write-answer.ts';

export interface ServeParts {
  readonly endpoints: readonly Endpoint[];
  readonly origins: Origins;
  onError(error: unknown): void;
}

/** Answers every request that the guard let in; the framework sees none of them. */
export function serve({ endpoints, origins, onError }: ServeParts) {
  const routing = new Routing(endpoints);

  const answer = async (asked: Asked, request: IncomingMessage, visitor: Visitor): Promise<WireAnswer> => {
    const { method, path } = asked;
    const seats = path.startsWith(SEATS);
    // A seat is the first half of a socket, and development's routes give away tokens.
    const barred = seats ? visitor : path.startsWith('/dev/') ? origins.devVisitor(asking(asked)) : 'no page';
    if (barred === 'foreign') return refusalOnWire(refuse('auth/forbidden', {}));
    if (seats) return answerSeat(asked, request, onError);
    const allowed = routing.allowedAt(path);
    if (method === 'OPTIONS' && allowed.length > 0)
      return { status: 204, headers: { allow: allowed.join(', ') }, body: '' };
    const found = routing.find(method, path);
    return found.ok ? found.at.answer(asked, found.params) : refusalOnWire(found.refusal);
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    const target = readTarget(request.url ?? '');
    // The guard has looked: what it lets in has a target.
    if (!target.ok) throw new Error(target.problem);
    const asked = askedOf(request, target);
    const visitor = origins.visitor(asking(asked));
    sayWelcome(response, visitor, asked.headers.get('origin'));
    if (asked.method === 'OPTIONS' && asked.headers.get('access-control-request-method') !== null) {
      answerPreflight(response, visitor);
      return;
    }
    answer(asked, request, visitor).then((answered) => writeAnswer(response, answered), onError);
  };
}

const asking = ({ headers }: Asked) => ({
  origin: headers.get('origin'),
  host: headers.get('host'),
  forwardedHost: headers.get('x-forwarded-host'),
});
