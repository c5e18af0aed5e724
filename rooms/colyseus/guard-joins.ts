import { type AuthContext, matchMaker, ServerError } from '@colyseus/core';
import type { Caller, Tokens } from '../../src/auth/tokens.ts';
import type { AddressLimits } from '../../src/limits/address-limits.ts';
import type { PlayerLimits } from '../../src/limits/player-limits.ts';
import type { Refusal } from '../../src/missions/refusal.ts';

export interface JoinGuard {
  readonly tokens: Tokens;
  readonly players: PlayerLimits;
  readonly addresses: AddressLimits;
  /** The header in which the caller's address travels. */
  readonly addressHeader: string;
}

const { controller } = matchMaker;
const invoke = controller.invokeMethod.bind(controller);
/** Whose a join is, for as long as it is under way. */
const callers = new WeakMap<AuthContext, Caller>();

/**
 * Looks at each join before Colyseus does. Colyseus asks for a join's caller again with every try of
 * its own, and has no place to see a join's end.
 */
export function guardJoins({ tokens, players, addresses, addressHeader }: JoinGuard): void {
  controller.invokeMethod = async (method, roomName, options, context) => {
    if (context === undefined) return invoke(method, roomName, options, context);
    if (context.headers.has('authorization')) refuseIf(addresses.take(context.headers.get(addressHeader)));
    if (method !== 'joinOrCreate') return invoke(method, roomName, options, context);
    const caller = await callerOfToken(tokens, context.token);
    refuseIf(players.joining(caller.playerId));
    try {
      callers.set(context, caller);
      return await invoke(method, roomName, options, context);
    } finally {
      players.joined(caller.playerId);
    }
  };
}

/** Whose join it is. Throws what a client is told where it is nobody's, or nobody can tell. */
export async function callerOfJoin(tokens: Tokens, token: string | undefined, context?: AuthContext) {
  return (context && callers.get(context)) ?? callerOfToken(tokens, token);
}

async function callerOfToken(tokens: Tokens, token: string | undefined): Promise<Caller> {
  const caller = await tokens.caller(token).catch(() => {
    throw new ServerError(503, 'server/unavailable');
  });
  if (caller === undefined) throw new ServerError(401, 'auth/unauthorized');
  return caller;
}

function refuseIf(refusal: Refusal | undefined): void {
  if (refusal !== undefined) throw new ServerError(429, refusal.code);
}
