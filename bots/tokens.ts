import { createHmac } from 'node:crypto';
import { developmentToken } from '../client/index.ts';

/** Gives players their tokens. */
export type Tokens = (playerId: string, name: string) => Promise<string>;

/** How long a run may last at most, s. */
const LIFE_S = 24 * 3600;

/** Signed with the server's own secret where it is known, else those of development. */
export const tokensFor = (url: string, secret: string | undefined): Tokens =>
  secret === undefined
    ? async (id, name) => (await developmentToken(url, { id, name })).token
    : async (playerId) => signed({ sub: playerId, exp: Math.floor(Date.now() / 1000) + LIFE_S }, secret);

/** A JWT, HS256. */
function signed(claims: object, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}
