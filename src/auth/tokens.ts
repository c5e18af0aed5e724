import { createHash, timingSafeEqual } from 'node:crypto';
import { createRemoteJWKSet, errors, importSPKI, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

/** Where tokens come from: a shared secret, a key set, or one RS256 public key. */
export interface TokenSettings {
  readonly jwtSecret?: string | undefined;
  readonly jwksUrl?: string | undefined;
  readonly jwtPublicKey?: string | undefined;
}

/** Who a valid token speaks for. */
export interface Caller {
  readonly playerId: string;
  readonly role?: string | undefined;
}

const claims = z.object({ sub: z.uuid().toLowerCase(), exp: z.number(), role: z.string().optional() });

/** Verifies players' tokens (SPEC 13). Expiry follows system time, not the mission clock. */
export class Tokens {
  readonly #verify: (token: string) => Promise<unknown>;
  readonly #secret: Uint8Array | undefined;

  private constructor(verify: (token: string) => Promise<unknown>, secret?: Uint8Array) {
    this.#verify = verify;
    this.#secret = secret;
  }

  static async from({ jwtSecret, jwksUrl, jwtPublicKey }: TokenSettings): Promise<Tokens> {
    const payload = async (token: string, key: Parameters<typeof jwtVerify>[1], algorithms: string[]) =>
      (await jwtVerify(token, key, { algorithms, requiredClaims: ['sub', 'exp'] })).payload;
    if (jwksUrl !== undefined) {
      const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(jwksUrl));
      return new Tokens(
        async (t) =>
          (await jwtVerify(t, keys, { algorithms: ['RS256', 'ES256'], requiredClaims: ['sub', 'exp'] }))
            .payload,
      );
    }
    if (jwtPublicKey !== undefined) {
      const key = await importSPKI(jwtPublicKey, 'RS256');
      return new Tokens((t) => payload(t, key, ['RS256']));
    }
    const secret = new TextEncoder().encode(jwtSecret);
    return new Tokens((t) => payload(t, secret, ['HS256']), secret);
  }

  /** Who the token speaks for; undefined when it is not valid now. */
  async caller(token: string | undefined): Promise<Caller | undefined> {
    if (token === undefined || token.length === 0 || token.length > 8192) return undefined;
    try {
      const parsed = claims.safeParse(await this.#verify(token));
      return parsed.success ? { playerId: parsed.data.sub, role: parsed.data.role } : undefined;
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError)
        return undefined;
      throw error;
    }
  }

  /** Signs a development token. Throws where tokens are signed elsewhere. */
  async issue(playerId: string, role: string | undefined, lifetimeSeconds: number): Promise<string> {
    if (this.#secret === undefined) throw new Error('tokens are signed elsewhere');
    return new SignJWT(role === undefined ? {} : { role })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(playerId)
      .setIssuedAt()
      .setExpirationTime(`${lifetimeSeconds}s`)
      .sign(this.#secret);
  }
}

/** Compares two secrets in constant time, whatever their lengths. */
export function sameSecret(given: string | undefined, expected: string | undefined): boolean {
  if (given === undefined || expected === undefined) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
