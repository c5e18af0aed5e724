import { isDeepStrictEqual } from 'node:util';
import type { SpawnedServer } from '../support/spawned-server.ts';
import {
  aDelivery,
  type Body,
  type Caller,
  callerWith,
  type Device,
  type Outcome,
  report,
  type Verb,
} from './board-client.ts';

/** One thing that a pilot sent, with its id, and what the server acknowledged. */
export type Step =
  | { kind: Verb; missionId: string; id: string; ack?: Outcome }
  | { kind: 'event'; event: object; ack?: { accepted: number; duplicates: number } };

/** Deliveries that each mission of the scenario asks for. */
export const UNITS = 3;

/**
 * A player who works through missions and writes down everything before sending it, and every answer:
 * what a careful client knows after the server died.
 */
export class Pilot {
  readonly id: string;
  readonly log: Step[] = [];
  readonly #token: string;
  readonly #onSocket: boolean;
  #caller: Caller;
  #server: SpawnedServer | undefined;
  #device: Device | undefined;

  constructor(caller: Caller, onSocket: boolean) {
    this.#caller = caller;
    this.id = caller.id;
    this.#token = caller.token;
    this.#onSocket = onSocket;
  }

  /** Turns to a server that has just started. */
  async meet(server: SpawnedServer): Promise<void> {
    this.#server = server;
    this.#caller = callerWith(server, this.id, this.#token);
    this.#device = this.#onSocket ? await this.#caller.join() : undefined;
  }

  /** Works until the server is gone; calls `onAck` with every answer. */
  async work(missions: readonly string[], onAck: () => void): Promise<void> {
    for (;;) {
      const step = this.#next(missions);
      this.log.push(step);
      try {
        step.ack = (await this.#send(step)) as never;
      } catch {
        return;
      }
      this.#mustBeFirst(step);
      onAck();
    }
  }

  /** Sends everything again, in order: what was acknowledged must be answered alike and do nothing. */
  async replay(): Promise<void> {
    for (const step of this.log) {
      const answer = await this.#send(step);
      if (step.ack === undefined) step.ack = answer as never;
      else if (step.kind === 'event') expectSame({ accepted: 0, duplicates: 1 }, answer, step);
      else expectSame(step.ack, answer, step);
      if (step.kind !== 'event') this.#mustBeFirst(step);
    }
  }

  /** What was sent last, if nobody answered it. */
  get unanswered(): Step | undefined {
    const last = this.log[this.log.length - 1];
    return last?.ack === undefined ? last : undefined;
  }

  /** Claims that were acknowledged: the attempt and what it paid. */
  get paid(): { acceptanceId: string; credits: number }[] {
    return this.log.flatMap(({ kind, ack }) => {
      if (kind !== 'complete' || ack === undefined || !('ok' in ack) || !ack.ok) return [];
      const { result } = ack;
      return [{ acceptanceId: result.mission.acceptanceId ?? result.id, credits: result.rewards.credits }];
    });
  }

  /** Everything that the server says of the player. */
  async seen(): Promise<{ credits: number; active: Body[]; journal: Body[] }> {
    const journal: Body[] = [];
    let cursor = '';
    do {
      const { body } = await this.#caller.get(`/api/v1/missions/journal?limit=100${cursor}`);
      journal.push(...body.acceptances);
      cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
    } while (cursor !== '');
    const { body } = await this.#caller.get('/api/v1/missions/active');
    const device = this.#device ?? (await this.#caller.join());
    const credits: number = device.room.state.player.credits;
    if (device !== this.#device) await device.leave();
    return { credits, active: body.acceptances, journal };
  }

  /** Accept, the deliveries, then the claim; every fifth attempt is abandoned instead. */
  #next(missions: readonly string[]): Step {
    const turn = UNITS + 2;
    const attempt = Math.floor(this.log.length / turn);
    const place = this.log.length % turn;
    const missionId = missions[attempt % missions.length]!;
    const id = `${attempt}-${place}`;
    if (place > 0 && place <= UNITS) return { kind: 'event', event: aDelivery(`${this.id}-${id}`, this.id) };
    return { kind: place === 0 ? 'accept' : attempt % 5 === 4 ? 'abandon' : 'complete', missionId, id };
  }

  async #send(step: Step): Promise<unknown> {
    const sent = this.#carry(step);
    sent.catch(() => undefined);
    // A request on a socket whose server died may wait for its timeout.
    const gone = this.#server!.exited.then(() => Promise.reject(new Error('the server is gone')));
    return Promise.race([sent, gone]);
  }

  async #carry(step: Step): Promise<unknown> {
    if (step.kind === 'event') {
      const { accepted, duplicates } = await report(this.#server!, [step.event]);
      return { accepted, duplicates };
    }
    return this.#device === undefined
      ? this.#caller.rest(step.kind, step.missionId, step.id)
      : this.#device.ask(step.kind, step.missionId, step.id);
  }

  /** Every step of a pilot is one that succeeds, as long as nothing acknowledged was lost. */
  #mustBeFirst({ kind, ack }: Step): void {
    const counted = ack !== undefined && ('ok' in ack ? ack.ok : ack.accepted === 1);
    if (!counted) throw new Error(`${kind} of ${this.id}: ${JSON.stringify(ack)}`);
  }
}

function expectSame(expected: unknown, found: unknown, step: Step): void {
  if (!isDeepStrictEqual(expected, found))
    throw new Error(`${JSON.stringify(step)}\nwas answered with ${JSON.stringify(found)}`);
}
