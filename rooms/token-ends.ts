import type { Client } from '@colyseus/core';
import { commands } from '../protocol/commands.ts';
import { invalidBody } from '../src/app/invalid-body.ts';
import type { Answer } from '../src/app/ports/store.ts';
import type { Tokens } from '../src/auth/tokens.ts';
import { type RefusalCode, refuse } from '../src/missions/refusal.ts';
import { putOut } from './colyseus/put-out.ts';

/** How long before its token ends a socket is told, ms. */
const NOTICE_MS = 60_000;
/** How often sockets are looked at: one look for all of a process, not a timer each, ms. */
const SWEEP_MS = 1000;
/** The close code for sockets whose token ended. */
const TOKEN_ENDED = 4003;

/** Whose a socket is, and until when its token lets it in: epoch ms of system time. */
export interface Session {
  readonly playerId: string;
  readonly endsAt: number;
}
export type SessionClient = Client<{ auth: Session }>;

/** Watches over the tokens of this process's sockets: tells before they end, and ends with them. */
export class TokenEnds {
  readonly #tokens: Tokens;
  /** Every open socket, and the end that it was told of. */
  readonly #told = new Map<SessionClient, number>();

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** Looks at all sockets from now on, until the returned function is called. */
  start(): () => void {
    const timer = setInterval(() => this.sweep(Date.now()), SWEEP_MS).unref();
    return () => clearInterval(timer);
  }

  add(client: SessionClient): void {
    this.#told.set(client, 0);
  }

  remove(client: SessionClient): void {
    this.#told.delete(client);
  }

  sweep(now: number): void {
    for (const [client, told] of this.#told) {
      const { endsAt } = client.auth!;
      if (endsAt <= now) this.end(client);
      else if (endsAt - now <= NOTICE_MS && told !== endsAt) {
        this.#told.set(client, endsAt);
        client.send('auth_expiring', { at: endsAt });
      }
    }
  }

  /** Closes a socket whose token has ended. */
  end(client: SessionClient): void {
    this.remove(client);
    putOut(client, TOKEN_ENDED, 'auth/unauthorized');
  }

  /** Takes a fresh token for a socket; one that ends sooner than what the socket has changes nothing. */
  async renew(client: SessionClient, message: unknown): Promise<Answer> {
    const parsed = commands.auth.safeParse(message);
    if (!parsed.success) return { ok: false, refusal: invalidBody(parsed.error, (path) => path.join('.')) };
    const caller = await this.#tokens.caller(parsed.data.token).catch(() => 'unknown' as const);
    if (caller === 'unknown') return no('server/unavailable');
    if (caller === undefined) return no('auth/unauthorized');
    const { playerId, endsAt } = client.auth!;
    if (caller.playerId !== playerId) return no('auth/forbidden');
    client.auth = { ...client.auth!, endsAt: Math.max(endsAt, caller.endsAt) };
    return { ok: true, result: { at: client.auth.endsAt } };
  }
}

const no = (code: RefusalCode & ('server/unavailable' | `auth/${string}`)): Answer => ({
  ok: false,
  refusal: refuse(code, {}),
});

/** Whether the socket's token has ended. */
export const hasEnded = (client: SessionClient): boolean => client.auth!.endsAt <= Date.now();
