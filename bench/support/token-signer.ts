import { SignJWT } from 'jose';

/** Signs players' tokens with the secret that the server under test was given. */
export const tokenSigner = (secret: string) => (playerId: string) =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(playerId)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret));
