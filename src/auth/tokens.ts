import { createHash, timingSafeEqual } from 'node:crypto';
import { decodeJwt, errors, importSPKI, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { remoteKeys } from './key-set.ts';

/** Where tokens come from: a shared secret, a key set, or one RS256 public key; and for whom. */
export interface TokenSettings {
  readonly jwtSecret?: string | undefined;
  readonly jwksUrl?: string | undefined;
  readonly jwtPublicKey?: string | undefined;
  /** What `iss` has to be, where set. */
  readonly issuer?: string | undefined;
  /** What `aud` has to name, where set. */
  readonly audience?: string | undefined;
  /** Told once an outage that the key set cannot be read. */
  onAway?(error: unknown): void;
}

/** Who a valid token speaks for, and until when, epoch ms. */
export interface Caller {
  readonly playerId: string;
  readonly role?: string | undefined;
  readonly endsAt: number;
}

const claims = z.object({ sub: z.guid().toLowerCase(), exp: z.number(), role: z.string().optional() });
type Verify = (token: string) => Promise<unknown>;

/** Verifies players' tokens. Expiry follows system time, not the mission clock. */
export class Tokens {
  readonly #verify: Verify;
  readonly #settings: TokenSettings;
  readonly #secret: Uint8Array | undefined;

  private constructor(verify: Verify, settings: TokenSettings, secret?: Uint8Array) {
    this.#verify = verify;
    this.#settings = settings;
    this.#secret = secret;
  }

  static async from(settings: TokenSettings): Promise<Tokens> {
    const { jwtSecret, jwksUrl, jwtPublicKey, onAway = () => undefined } = settings;
    if (jwksUrl !== undefined) {
      const verify = verifier(remoteKeys(jwksUrl, onAway), ['RS256', 'ES256'], settings);
      return new Tokens((token) => (maybeValid(token) ? verify(token) : Promise.resolve()), settings);
    }
    if (jwtPublicKey !== undefined)
      return new Tokens(verifier(await importSPKI(jwtPublicKey, 'RS256'), ['RS256'], settings), settings);
    const secret = new TextEncoder().encode(jwtSecret);
    return new Tokens(verifier(secret, ['HS256'], settings), settings, secret);
  }

  /**
   * Who the token speaks for; undefined when it is not valid now. Throws `KeySetAway` when that cannot
   * be told.
   */
  async caller(token: string | undefined): Promise<Caller | undefined> {
    if (token === undefined || token.length === 0 || token.length > 8192) return undefined;
    try {
      const parsed = claims.safeParse(await this.#verify(token));
      if (!parsed.success) return undefined;
      const { sub, role, exp } = parsed.data;
      return { playerId: sub, role, endsAt: exp * 1000 };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError)
        return undefined;
      throw error;
    }
  }

  /** Signs a development token. Throws where tokens are signed elsewhere. */
  async issue(playerId: string, role: string | undefined, lifetimeSeconds: number): Promise<string> {
    if (this.#secret === undefined) throw new Error('tokens are signed elsewhere');
    const { issuer, audience } = this.#settings;
    const token = new SignJWT(role === undefined ? {} : { role })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(playerId)
      .setIssuedAt()
      .setExpirationTime(`${lifetimeSeconds}s`);
    if (issuer !== undefined) token.setIssuer(issuer);
    if (audience !== undefined) token.setAudience(audience);
    return token.sign(this.#secret);
  }
}

function verifier(
  key: Parameters<typeof jwtVerify>[1] | JWTVerifyGetKey,
  algorithms: string[],
  { issuer, audience }: TokenSettings,
): Verify {
  const options = {
    algorithms,
    requiredClaims: ['sub', 'exp'],
    ...(issuer === undefined ? {} : { issuer }),
    ...(audience === undefined ? {} : { audience }),
  };
  return async (token) => {
    try {
      return (await jwtVerify(token, key as JWTVerifyGetKey, options)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
      // A token that names no key, while the provider has several: one of them may fit.
      for await (const candidate of error) {
        const verified = await jwtVerify(token, candidate, options).catch(() => undefined);
        if (verified !== undefined) return verified.payload;
      }
      return undefined;
    }
  };
}

/**
 * Whether it pays to ask for keys: what is no token, or says of itself that it is over, is refused
 * whether or not the provider can be reached. Throws `JWTInvalid` for what cannot be read.
 */
function maybeValid(token: string): boolean {
  const parsed = claims.safeParse(decodeJwt(token));
  return parsed.success && parsed.data.exp * 1000 > Date.now();
}

/** Compares two secrets in constant time, whatever their lengths. */
export function sameSecret(given: string | undefined, expected: string | undefined): boolean {
  if (given === undefined || expected === undefined) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
