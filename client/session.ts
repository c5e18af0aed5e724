import { Client, MatchMakeError, type Room } from '@colyseus/sdk';
import type { CommandName } from '../protocol/commands.ts';
import type { Refusal } from '../protocol/refusals.ts';

export interface SessionOptions {
  readonly url: string;
  readonly token: string;
  /** The seat of a connection that was lost a moment ago; undefined for a new one. */
  readonly seat?: string | undefined;
  /** How long joining may take, ms. */
  readonly joinMs: number;
  /** How often the server has to give a sign of life, ms. */
  readonly heartbeatMs: number;
}

export interface SessionListener {
  /** The synced state is another; `read` gives it as plain data. */
  patched(): void;
  notice(type: string, body: unknown): void;
}

/** Why a session ended: a close code of the protocol or the WebSocket. */
export interface SessionEnd {
  readonly code: number;
  readonly reason: string;
}

/** Why a session did not come about. `status` is HTTP's, 0 where nothing answered. */
export class JoinFailed extends Error {
  override readonly name = 'JoinFailed';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What became of a request: an answer, a refusal, or nobody knows. */
export type Outcome =
  | { readonly kind: 'answered'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'lost' };

const LOST: Outcome = { kind: 'lost' };
/** Close codes of our own: nothing was heard any more; left by oneself (as Colyseus counts it). */
const SILENT = 4011;
const CONSENTED = 4000;

/** One connection to the player's room, from its first whole state to its end. Not used again after. */
export class Session {
  readonly ended: Promise<SessionEnd>;
  readonly #room: Room;
  readonly #end: (end: SessionEnd) => void;
  #over = false;

  private constructor(room: Room, ended: PromiseWithResolvers<SessionEnd>, heartbeatMs: number) {
    this.#room = room;
    this.ended = ended.promise;
    this.#end = ended.resolve;
    this.#watch(heartbeatMs);
    this.ended.then(() => this.#close());
  }

  /** Joins the room, or takes the seat again. Resolves with the whole state; throws `JoinFailed`. */
  static async open(options: SessionOptions, listener: SessionListener): Promise<Session> {
    const door = new Door(options, listener);
    try {
      const room = await door.enter(options.seat);
      return new Session(room, door.ended, options.heartbeatMs);
    } catch (error) {
      door.shut();
      throw error;
    }
  }

  /** What the server shows now, as plain data. */
  read(): unknown {
    return this.#room.state.toJSON();
  }

  /** What takes the place of a lost connection within the server's patience. */
  get seat(): string {
    return this.#room.reconnectionToken;
  }

  /** Sends a command and tells what became of it. Never throws. */
  async request(command: CommandName, body: object, timeoutMs: number): Promise<Outcome> {
    if (this.#over) return LOST;
    const reply = this.#room
      .request(command, body, { timeout: timeoutMs })
      .then((result: unknown): Outcome => ({ kind: 'answered', result }), outcomeOf);
    return Promise.race([reply, this.ended.then(() => LOST)]);
  }

  leave(): void {
    if (this.#over) return;
    this.#room.leave().catch(() => undefined);
    this.#end({ code: CONSENTED, reason: 'left' });
  }

  /** Asks for a sign of life; a socket that is open on one side only would never say that it is gone. */
  #watch(everyMs: number): void {
    let waiting = false;
    const timer = setInterval(() => {
      if (waiting) this.#end({ code: SILENT, reason: 'the server went silent' });
      waiting = true;
      this.#room.ping(() => {
        waiting = false;
      });
    }, everyMs);
    this.ended.then(() => clearInterval(timer));
  }

  #close(): void {
    this.#over = true;
    this.#room.removeAllListeners();
    this.#room.connection.close();
  }
}

/** The SDK's client for one try: it follows the room from before the first byte. */
class Door extends Client {
  readonly ended = Promise.withResolvers<SessionEnd>();
  readonly #whole = Promise.withResolvers<void>();
  readonly #listener: SessionListener;
  readonly #joinMs: number;
  #room: Room | undefined;

  constructor({ url, token, joinMs }: SessionOptions, listener: SessionListener) {
    super(url, {
      // Tokens travel in headers; with credentials, browsers refuse answers from another origin.
      fetchFn: (to, init) => fetch(to, { ...init, credentials: 'omit', signal: AbortSignal.timeout(joinMs) }),
    });
    this.auth.token = token;
    this.#listener = listener;
    this.#joinMs = joinMs;
  }

  async enter(seat: string | undefined): Promise<Room> {
    const join = (seat === undefined ? this.joinOrCreate('mission') : this.reconnect(seat)).catch(
      (error: unknown) => Promise.reject(joinFailed(error)),
    );
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new JoinFailed(0, 'joining took too long')), this.#joinMs);
    const gone = this.ended.promise.then((end) => Promise.reject(new JoinFailed(0, end.reason)));
    gone.catch(() => undefined);
    try {
      const room = await Promise.race([join, late.promise, gone]);
      // Joining is answered before the first state is there.
      await Promise.race([this.#whole.promise, late.promise, gone]);
      return room;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets go of what did not come about. */
  shut(): void {
    this.#room?.removeAllListeners();
    this.#room?.connection?.close();
  }

  protected override createRoom<T>(name: string) {
    const room = super.createRoom<T>(name);
    this.#follow(room as Room);
    return room;
  }

  #follow(room: Room): void {
    this.#room = room;
    // Coming back is the rejoin loop's: it also knows what to do when the server is another one.
    room.reconnection.enabled = false;
    room.onStateChange(() => {
      this.#whole.resolve();
      this.#listener.patched();
    });
    room.onMessage('*', (type, body) => this.#listener.notice(String(type), body));
    room.onLeave((code, reason) => this.ended.resolve({ code, reason: reason || `closed with ${code}` }));
  }
}

function joinFailed(error: unknown): JoinFailed {
  const message = error instanceof Error ? error.message : String(error);
  const status = error instanceof MatchMakeError ? Number(error.code) : 0;
  return new JoinFailed(Number.isInteger(status) ? status : 0, message);
}

function outcomeOf(error: unknown): Outcome {
  const { name, reason } = error as { name?: unknown; reason?: unknown };
  return name === 'rejected' && isRefusal(reason) ? { kind: 'refused', refusal: reason } : LOST;
}

const isRefusal = (reason: unknown): reason is Refusal =>
  typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'string';
