import type { Players } from '../app/players.ts';
import { KeySetAway } from '../auth/key-set.ts';
import { type Caller, sameSecret, type Tokens } from '../auth/tokens.ts';
import type { AddressLimits } from '../limits/address-limits.ts';
import type { PlayerLimits } from '../limits/player-limits.ts';
import { type Refusal, refuse } from '../missions/refusal.ts';
import type { Asked } from './asked.ts';
import type { Route } from './call.ts';
import { CALLER_ADDRESS } from './limit-addresses.ts';

export interface AuthParts {
  readonly tokens: Tokens;
  readonly players: Players;
  readonly serviceToken: string | undefined;
  readonly adminToken: string | undefined;
  /** Who may read the metrics; without it nobody in production, and anybody elsewhere. */
  readonly metricsToken: string | undefined;
  readonly production: boolean;
  readonly limits: PlayerLimits;
  readonly addresses: AddressLimits;
}

type Admission = { ok: true; playerId: string } | { ok: false; refusal: Refusal };

/** Lets a caller in, or says why not. A player's first valid token makes the player. */
export async function authorize(
  asked: Pick<Asked, 'headers'>,
  { audience, also }: Pick<Route, 'audience' | 'also'>,
  parts: AuthParts,
): Promise<Admission> {
  const { tokens, players, serviceToken, adminToken, limits, addresses } = parts;
  if (audience === 'metrics') return authorizeMetrics(asked, parts);
  if (audience === 'anyone') return stranger(asked, addresses) ?? { ok: true, playerId: '' };
  const token = bearer(asked);
  if ([audience, also].includes('service') && sameSecret(token, serviceToken))
    return { ok: true, playerId: '' };
  if (audience === 'admin' && sameSecret(token, adminToken)) return { ok: true, playerId: '' };
  const caller = await callerOf(tokens, token);
  if (caller === 'unknown') return { ok: false, refusal: refuse('server/unavailable', {}) };
  if (caller === undefined) {
    // Another of our secrets is a known caller at the wrong door.
    if (sameSecret(token, serviceToken) || sameSecret(token, adminToken)) return no('auth/forbidden');
    return stranger(asked, addresses) ?? no('auth/unauthorized');
  }
  const isOperator = audience === 'admin' && caller.role === 'admin';
  const limited = isOperator ? undefined : limits.request(caller.playerId);
  if (limited !== undefined) return { ok: false, refusal: limited };
  if (audience === 'service' || (audience === 'admin' && !isOperator)) return no('auth/forbidden');
  if (audience === 'player') await players.ensure(caller.playerId);
  return { ok: true, playerId: caller.playerId };
}

function authorizeMetrics(asked: Pick<Asked, 'headers'>, parts: AuthParts): Admission {
  const { metricsToken, production, addresses } = parts;
  if (metricsToken === undefined && production) return no('auth/forbidden');
  if (metricsToken === undefined || sameSecret(bearer(asked), metricsToken))
    return { ok: true, playerId: '' };
  return stranger(asked, addresses) ?? no('auth/unauthorized');
}

/** Refuses an address that asks too often with a token that proves nothing; without one it is counted already. */
function stranger({ headers }: Pick<Asked, 'headers'>, addresses: AddressLimits): Admission | undefined {
  if (headers.get('authorization') === null) return undefined;
  const refusal = addresses.take(headers.get(CALLER_ADDRESS));
  return refusal === undefined ? undefined : { ok: false, refusal };
}

const no = (code: 'auth/forbidden' | 'auth/unauthorized'): Admission => ({
  ok: false,
  refusal: refuse(code, {}),
});

/** Who the token speaks for; 'unknown' while nobody can tell. */
async function callerOf(tokens: Tokens, token: string | undefined): Promise<Caller | 'unknown' | undefined> {
  try {
    return await tokens.caller(token);
  } catch (error) {
    if (error instanceof KeySetAway) return 'unknown';
    throw error;
  }
}

/** The token of the header `Authorization`. */
export function bearer({ headers }: Pick<Asked, 'headers'>): string | undefined {
  const match = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '');
  return match?.[1];
}
