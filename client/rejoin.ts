import { backoff, pause } from './backoff.ts';
import { JoinFailed, Session, type SessionEnd, type SessionListener } from './session.ts';
import type { Status } from './status.ts';
import { whenOnline } from './surroundings.ts';

export interface RejoinOptions {
  readonly url: string;
  /** Gives the player's token; asked again when the server refuses the last one. */
  token(): Promise<string>;
  readonly joinMs: number;
  readonly heartbeatMs: number;
  /** The first wait between tries and the longest, ms. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

export interface RejoinListener extends SessionListener {
  statusChanged(status: Status): void;
}

/** How long the server keeps the seat of a lost connection, ms; a little less, as the way takes time. */
const SEAT_MS = 55_000;
/** Close codes behind which there is no seat left: left, server stopped, flooded, token at its end. */
const SEATLESS: ReadonlySet<number> = new Set([1000, 4000, 4001, 4002, 4003]);
const TOKEN_ENDED = 4003;
/** A session that ends sooner than this counts as a failed try, ms: the server puts this client out. */
const STEADY_MS = 5000;

/**
 * Keeps one session open for as long as it is wanted: joins, and joins again whatever ended the last
 * one: a killed server, a stopped one, no network, a socket that went silent, a token at its end.
 */
export class Rejoin {
  readonly #options: RejoinOptions;
  readonly #listener: RejoinListener;
  #status: Status = { kind: 'idle' };
  #session: Session | undefined;
  #token: string | undefined;
  #seat: { token: string; until: number } | undefined;
  #wake: () => void = () => undefined;
  /** Counts calls of `start`: what an earlier one began is none of a later one's business. */
  #round = 0;
  /** Those who wait for a session, or to hear that there will be none. */
  #waiting = new Set<(session: Session | undefined) => void>();

  constructor(options: RejoinOptions, listener: RejoinListener) {
    this.#options = options;
    this.#listener = listener;
  }

  get status(): Status {
    return this.#status;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** Begins to join unless that is under way; the token is asked for anew. */
  start(): void {
    const { kind } = this.#status;
    if (kind === 'connecting' || kind === 'online' || kind === 'away') return;
    this.#token = undefined;
    this.#seat = undefined;
    this.#become({ kind: 'connecting', reason: '' });
    void this.#run(++this.#round);
  }

  stop(): void {
    this.#become({ kind: 'left' });
    this.#session?.leave();
    this.#wake();
  }

  /** The session, as soon as there is one; undefined when `ms` are over or none is to be expected. */
  online(ms: number): Promise<Session | undefined> {
    if (this.#session !== undefined || !this.#wanted || ms <= 0) return Promise.resolve(this.#session);
    return new Promise((resolve) => {
      const tell = (session: Session | undefined) => {
        clearTimeout(timer);
        this.#waiting.delete(tell);
        resolve(session);
      };
      const timer = Number.isFinite(ms) ? setTimeout(() => tell(undefined), ms) : undefined;
      this.#waiting.add(tell);
    });
  }

  /** Asks for a fresh token and shows it to the server, so that the session outlives the last one. */
  async renew(): Promise<void> {
    const token = await this.#options.token();
    this.#token = token;
    await this.#session?.request('auth', { token }, this.#options.joinMs);
  }

  get #wanted(): boolean {
    return this.#status.kind === 'connecting' || this.#status.kind === 'away';
  }

  async #run(round: number): Promise<void> {
    const stopHearing = whenOnline(() => this.#wake());
    const goesOn = () => this.#wanted && round === this.#round;
    let failures = 0;
    while (goesOn()) {
      try {
        const session = await this.#open();
        if (!goesOn()) session.leave();
        else failures = (await this.#live(session)) < STEADY_MS ? failures + 1 : 0;
      } catch (error) {
        failures++;
        if (goesOn()) this.#failed(error);
      }
      if (goesOn()) await this.#pause(failures);
    }
    stopHearing();
  }

  /** Goes through a session to its end; how long it was, ms. */
  async #live(session: Session): Promise<number> {
    const since = Date.now();
    this.#come(session);
    this.#go(session, await session.ended);
    return Date.now() - since;
  }

  #come(session: Session): void {
    this.#session = session;
    this.#become({ kind: 'online', since: Date.now() });
    this.#tell(session);
  }

  #go(session: Session, { code, reason }: SessionEnd): void {
    this.#session = undefined;
    this.#seat = SEATLESS.has(code) ? undefined : { token: session.seat, until: Date.now() + SEAT_MS };
    if (code === TOKEN_ENDED) this.#token = undefined;
    if (this.#status.kind === 'online') this.#become({ kind: 'away', since: Date.now(), reason });
  }

  #failed(error: unknown): void {
    const { status, message } = error instanceof JoinFailed ? error : { status: 0, message: String(error) };
    if (status === 401) this.#refused('auth/unauthorized', 'The server does not take this token.');
    else if (status === 403) this.#refused('auth/forbidden', 'The server does not let this client in.');
    else if ('reason' in this.#status && this.#status.reason !== message)
      this.#become({ ...this.#status, reason: message });
  }

  #refused(code: string, message: string): void {
    this.#become({ kind: 'refused', error: { code, message } });
  }

  /** Opens a session: on the seat of the last one if it is still kept, else on a new one. */
  async #open(): Promise<Session> {
    const seat = this.#seat;
    this.#seat = undefined;
    if (seat !== undefined && Date.now() < seat.until && this.#token !== undefined)
      try {
        return await this.#enter(this.#token, seat.token);
      } catch (error) {
        // Nothing answered: the seat may still be there when something does.
        if (!(error instanceof JoinFailed) || error.status === 0) {
          this.#seat = seat;
          throw error;
        }
      }
    const known = this.#token;
    if (known !== undefined)
      try {
        return await this.#enter(known);
      } catch (error) {
        if (!(error instanceof JoinFailed) || error.status !== 401) throw error;
      }
    this.#token = await this.#options.token();
    return this.#enter(this.#token);
  }

  #enter(token: string, seat?: string): Promise<Session> {
    const { url, joinMs, heartbeatMs } = this.#options;
    return Session.open({ url, token, seat, joinMs, heartbeatMs }, this.#listener);
  }

  async #pause(failures: number): Promise<void> {
    const { firstWaitMs, longestWaitMs } = this.#options;
    const { over, wake } = pause(backoff(failures, firstWaitMs, longestWaitMs, Math.random()));
    this.#wake = wake;
    await over;
  }

  #become(status: Status): void {
    this.#status = status;
    if (status.kind === 'refused' || status.kind === 'left') this.#tell(undefined);
    this.#listener.statusChanged(status);
  }

  #tell(session: Session | undefined): void {
    for (const waiting of [...this.#waiting]) waiting(session);
  }
}
