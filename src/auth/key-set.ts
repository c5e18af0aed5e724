import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';

/** How long a request may wait for the identity provider, ms. */
const PATIENCE_MS = 2000;
/** How long nobody asks again after the provider did not answer, ms. */
const PAUSE_MS = 1000;

/** The identity provider cannot be asked just now: whether a token is valid is not known. */
export class KeySetAway extends Error {
  override readonly name = 'KeySetAway';
}

/**
 * The keys of an identity provider, asked for when a token needs one that is not known, kept for some
 * minutes. Throws `KeySetAway` where they cannot be had; an outage is told once, at its beginning.
 */
export function remoteKeys(url: string, onAway: (error: unknown) => void): JWTVerifyGetKey {
  let askAgainAt = Number.NEGATIVE_INFINITY;
  let away = false;
  const keys = createRemoteJWKSet(new URL(url), {
    timeoutDuration: PATIENCE_MS,
    // A provider that is gone must not make each of many callers wait for it.
    [customFetch]: (...request) =>
      performance.now() < askAgainAt ? Promise.reject(new Error('not asked again yet')) : fetch(...request),
  });
  return async (header, token) => {
    try {
      const key = await keys(header, token);
      away = false;
      return key;
    } catch (cause) {
      if (isAboutTheToken(cause)) throw cause;
      const error = new KeySetAway(`The key set ${url} cannot be read`, { cause });
      if (performance.now() >= askAgainAt) askAgainAt = performance.now() + PAUSE_MS;
      if (!away) onAway(error);
      away = true;
      throw error;
    }
  };
}

/** Keys were there, but none for this token. */
const isAboutTheToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
