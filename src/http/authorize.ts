import type { Players } from '../app/players.ts';
import { KeySetAway } from '../auth/key-set.ts';
import { type Caller, sameSecret, type Tokens } from '../auth/tokens.ts';
import { type Refusal, refuse } from '../missions/refusal.ts';
import type { Audience } from './call.ts';

export interface AuthParts {
  readonly tokens: Tokens;
  readonly players: Players;
  readonly serviceToken: string | undefined;
  readonly adminToken: string | undefined;
}

type Admission = { ok: true; playerId: string } | { ok: false; refusal: Refusal };

/** Lets a caller in, or says why not. A player's first valid token makes the player. */
export async function authorize(
  request: Request,
  audience: Audience,
  { tokens, players, serviceToken, adminToken }: AuthParts,
): Promise<Admission> {
  if (audience === 'anyone') return { ok: true, playerId: '' };
  const token = bearer(request);
  if (audience === 'service' && sameSecret(token, serviceToken)) return { ok: true, playerId: '' };
  if (audience === 'admin' && sameSecret(token, adminToken)) return { ok: true, playerId: '' };
  const caller = await callerOf(tokens, token);
  if (caller === 'unknown') return { ok: false, refusal: refuse('server/unavailable', {}) };
  if (caller === undefined) {
    // Another of our secrets is a known caller at the wrong door.
    const known = sameSecret(token, serviceToken) || sameSecret(token, adminToken);
    return { ok: false, refusal: known ? refuse('auth/forbidden', {}) : refuse('auth/unauthorized', {}) };
  }
  if (audience === 'service' || (audience === 'admin' && caller.role !== 'admin'))
    return { ok: false, refusal: refuse('auth/forbidden', {}) };
  if (audience === 'player') await players.ensure(caller.playerId);
  return { ok: true, playerId: caller.playerId };
}

/** Who the token speaks for; 'unknown' while nobody can tell. */
async function callerOf(tokens: Tokens, token: string | undefined): Promise<Caller | 'unknown' | undefined> {
  try {
    return await tokens.caller(token);
  } catch (error) {
    if (error instanceof KeySetAway) return 'unknown';
    throw error;
  }
}

function bearer(request: Request): string | undefined {
  const match = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '');
  return match?.[1];
}
