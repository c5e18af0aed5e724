import type { AnyRefusal, CommandAnswers, CommandOutcome } from '../client/index.ts';
import type { RestCommand, RestDoor, SeenAttempt, SeenOffer } from './doors.ts';

/** What a bot may wait for one answer, ms. */
const PATIENCE_MS = 10_000;

/** HTTP refused, or did not answer (status 0). */
export class RestFailed extends Error {
  override readonly name = 'RestFailed';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`HTTP answered ${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

interface WireObjective {
  id: string;
  kind: string;
  label: string;
  current: number;
  met: boolean;
  params: unknown;
}

interface WireMission {
  id: string;
  family: string;
  title: string;
  mode: string;
  credit_reward: number;
  reputation_reward: number;
  effective_reputation: number;
}

interface WireAttempt {
  id: string;
  status: string;
  mission: WireMission;
  objectives: WireObjective[];
  rewards?: CommandAnswers['complete']['rewards'];
  reputation?: CommandAnswers['abandon']['reputation'];
}

/** One player's HTTP, without waiting and trying again: that is the bots' own business. */
export function restDoor(url: string, token: () => Promise<string>): RestDoor {
  const call = async <T>(method: string, path: string, headers: object = {}): Promise<T> => {
    const response = await fetch(`${url}/api/v1/missions/${path}`, {
      method,
      headers: { authorization: `Bearer ${await token()}`, ...headers },
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
    const body = await response?.json().catch(() => undefined);
    if (response === undefined || body === undefined) throw new RestFailed(0, 'client/unanswered');
    if (!response.ok) throw new Refused(response.status, (body as { error: AnyRefusal }).error);
    return body as T;
  };
  return {
    active: async () =>
      (await call<{ acceptances: WireAttempt[] }>('GET', 'active')).acceptances.map(attemptOf),
    available: async () =>
      (await call<{ missions: WireMission[] }>('GET', 'available?limit=100')).missions.map(offerOf),
    journal: async () =>
      (await call<{ acceptances: WireAttempt[] }>('GET', 'journal?limit=100')).acceptances.map((a) => ({
        acceptanceId: a.id,
        status: a.status,
      })),
    command: async <C extends RestCommand>(name: C, missionId: string, commandId: string) => {
      try {
        const body = await call<WireAttempt>('POST', `${missionId}/${name}`, {
          'idempotency-key': commandId,
        });
        return { ok: true, result: answerOf(body) } as unknown as CommandOutcome<CommandAnswers[C]>;
      } catch (error) {
        if (error instanceof Refused) return { ok: false, error: error.refusal };
        const message = 'The server did not answer in time.';
        return { ok: false, error: { code: 'client/unanswered', message, details: { commandId } } };
      }
    },
  };
}

class Refused extends RestFailed {
  readonly refusal: AnyRefusal;

  constructor(status: number, refusal: AnyRefusal) {
    super(status, refusal.code);
    this.refusal = refusal;
  }
}

const attemptOf = ({ id, status, mission, objectives }: WireAttempt): SeenAttempt => ({
  acceptanceId: id,
  missionId: mission.id,
  family: mission.family,
  status,
  mode: mission.mode,
  title: mission.title,
  objectives: objectives.map((o) => ({ ...o, params: fromWire(o.params) })),
});

const offerOf = (mission: WireMission): SeenOffer => ({
  missionId: mission.id,
  title: mission.title,
  credits: mission.credit_reward,
  effectiveReputation: mission.effective_reputation,
});

/** The part of an answer that the books want, in the room's names. */
const answerOf = ({ id, status, mission, objectives, ...paid }: WireAttempt) => ({
  mission: {
    ...mission,
    acceptanceId: id,
    status,
    credits: mission.credit_reward,
    reputation: mission.reputation_reward,
    objectives: objectives.map((o) => ({ ...o, params: fromWire(o.params) })),
  },
  ...paid,
});

/** A value of the wire with every key as the code spells it. */
function fromWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromWire);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [
      key.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase()),
      fromWire(v),
    ]),
  );
}
