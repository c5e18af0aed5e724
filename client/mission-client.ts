import type { CommandAnswers, CommandBody, CommandName } from '../protocol/commands.ts';
import type { Notice } from '../protocol/notices.ts';
import type { MissionState } from '../protocol/plain-state.ts';
import type { Reference } from '../protocol/reference.ts';
import type { World } from '../protocol/world.ts';
import { type AnyRefusal, type CommandOutcome, unanswered } from './answers.ts';
import { calling } from './calling.ts';
import { Http } from './http.ts';
import { keepWhatIsSame } from './keep-what-is-same.ts';
import { NoticeListeners } from './notice-listeners.ts';
import { Rejoin } from './rejoin.ts';
import type { Status } from './status.ts';
import { newId, soon } from './surroundings.ts';

export interface MissionClientOptions {
  /** The server's address, e.g. `https://missions.example.org`. */
  readonly url: string;
  /** Gives the player's token; asked again when the server refuses the last one or it is about to end. */
  token(): Promise<string>;
  /** How long a command may take over lost connections and all, ms; 30,000 by default. */
  readonly patienceMs?: number;
  /** How long one try to join may take, ms; 10,000 by default. */
  readonly joinMs?: number;
  /** How often the server has to give a sign of life, ms; 10,000 by default. */
  readonly heartbeatMs?: number;
  /** The first and the longest wait between tries to join, ms; 500 and 10,000 by default. */
  readonly firstWaitMs?: number;
  readonly longestWaitMs?: number;
}

/** A player could not be joined: what the status says. */
export class JoinRefused extends Error {
  override readonly name = 'JoinRefused';
  readonly status: Status;

  constructor(status: Status) {
    super(status.kind === 'refused' ? status.error.message : `not online: ${status.kind}`);
    this.status = status;
  }
}

/** One answer has to come within this time, ms; else the same command is sent once more. */
const ANSWER_MS = 10_000;
/** Commands that change nothing: they need no id to be asked again. */
const READS: ReadonlySet<CommandName> = new Set(['journal', 'clock', 'auth']);

/**
 * A player's live session: the state as plain data, commands whose refusals are values, notices. It
 * joins again by itself whatever ends the connection, until it is told to leave.
 */
export class MissionClient {
  readonly #rejoin: Rejoin;
  readonly #http: Http;
  readonly #patienceMs: number;
  readonly #listeners = new Set<() => void>();
  readonly #noticeListeners = new NoticeListeners();
  #state: MissionState | undefined;
  /** Whether the room shows something that `#state` does not say yet. */
  #stale = false;
  /** Notices behind the patches that they belong to. */
  #notices: Notice[] = [];
  #isDue = false;
  #scheduled = false;

  constructor(options: MissionClientOptions) {
    const { url, patienceMs = 30_000 } = options;
    const token = () => options.token();
    this.#patienceMs = patienceMs;
    this.#http = new Http({ url, token, patienceMs });
    this.#rejoin = new Rejoin(
      {
        url,
        token,
        joinMs: options.joinMs ?? 10_000,
        heartbeatMs: options.heartbeatMs ?? 10_000,
        firstWaitMs: options.firstWaitMs ?? 500,
        longestWaitMs: options.longestWaitMs ?? 10_000,
      },
      {
        patched: () => this.#stateMoved(),
        notice: (type, body) => this.#noticed([type, body] as unknown as Notice),
        statusChanged: (status) => this.#statusChanged(status),
      },
    );
  }

  /**
   * Joins the player's room, and keeps trying; resolves with the whole state. Throws `JoinRefused` when
   * the server will not have this client, when `leave` is called, or after `ms` without a connection.
   */
  async join(ms = Number.POSITIVE_INFINITY): Promise<MissionState> {
    this.#rejoin.start();
    const session = await this.#rejoin.online(ms);
    if (session === undefined) throw new JoinRefused(this.#rejoin.status);
    this.#catchUp();
    return this.#state!;
  }

  /** Leaves the room and stops joining. The state stays as it was last seen. */
  leave(): void {
    this.#rejoin.stop();
  }

  /** The last state: the same object until something in it changes; undefined before the first. */
  getState = (): MissionState | undefined => this.#state;

  getStatus = (): Status => this.#rejoin.status;

  /**
   * Calls `listener` after state or status have changed, at most once a frame; returns how to stop that.
   * With `getState` or `getStatus` it fits React's `useSyncExternalStore`.
   */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Calls `listener` with each notice of a type, or of all, when the state shows it; returns how to stop. */
  on: NoticeListeners['on'] = (type: never, listener: never) => this.#noticeListeners.on(type, listener);

  accept(missionId: string) {
    return this.command('accept', { missionId });
  }

  complete(missionId: string, choice?: string) {
    return this.command('complete', { missionId, ...(choice === undefined ? {} : { choice }) });
  }

  abandon(missionId: string) {
    return this.command('abandon', { missionId });
  }

  track(missionId: string, tracked: boolean) {
    return this.command('track', { missionId, tracked });
  }

  /** A page of ended attempts, newest first. */
  journal(page: CommandBody<'journal'> = {}) {
    return this.command('journal', page);
  }

  /** The mission clock, which countdowns follow. */
  clock() {
    return this.command('clock', {});
  }

  /** What is needed to draw missions and standings. Throws `CallFailed`. */
  reference(): Promise<Reference> {
    return this.#http.call({ method: 'GET', path: '/api/v1/reference' });
  }

  /** The map of a region, the player's own by default. Throws `CallFailed`. */
  world(regionId?: string): Promise<World> {
    const query = regionId === undefined ? '' : `?${new URLSearchParams({ region_id: regionId })}`;
    return this.#http.call({ method: 'GET', path: `/api/v1/world${query}` });
  }

  /**
   * Has a command carried out, once: when the connection breaks before the answer, it is sent again on
   * the next one under the same `commandId`. When it resolves, the state shows what it did.
   */
  async command<C extends CommandName>(
    name: C,
    body: CommandBody<C>,
  ): Promise<CommandOutcome<CommandAnswers[C]>> {
    const commandId = body.commandId ?? (READS.has(name) ? undefined : newId());
    const message = commandId === undefined ? body : { ...body, commandId };
    const deadline = performance.now() + this.#patienceMs;
    for (;;) {
      const left = deadline - performance.now();
      const session = await this.#rejoin.online(left);
      if (session === undefined || left <= 0) return unanswered(commandId);
      const outcome = await session.request(name, message, Math.min(left, ANSWER_MS));
      if (outcome.kind === 'lost') continue;
      this.#catchUp();
      return outcome.kind === 'answered'
        ? { ok: true, result: outcome.result as CommandAnswers[C] }
        : { ok: false, error: outcome.refusal as AnyRefusal };
    }
  }

  #stateMoved(): void {
    this.#stale = true;
    this.#catchUpSoon();
  }

  #noticed(notice: Notice): void {
    if (notice[0] === 'auth_expiring') this.#rejoin.renew().catch(() => undefined);
    this.#notices.push(notice);
    this.#catchUpSoon();
  }

  #statusChanged(status: Status): void {
    if (status.kind === 'online') this.#stale = true;
    this.#isDue = true;
    this.#catchUpSoon();
  }

  /** Copies at most once a frame, however many patches come in it. */
  #catchUpSoon(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    soon(() => {
      this.#scheduled = false;
      this.#catchUp();
    });
  }

  /** Shows what is new: the state first, then what it means. */
  #catchUp(): void {
    const session = this.#rejoin.session;
    if (this.#stale && session !== undefined) {
      this.#stale = false;
      const state = keepWhatIsSame(this.#state, session.read() as MissionState);
      this.#isDue ||= state !== this.#state;
      this.#state = state;
    }
    const due = this.#isDue;
    this.#isDue = false;
    if (due) for (const listener of [...this.#listeners]) calling(listener, undefined);
    for (const notice of this.#notices.splice(0)) this.#noticeListeners.tell(notice);
  }
}
