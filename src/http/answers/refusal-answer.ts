import { z } from 'zod';
import type { RefusalCode } from '../../missions/refusal.ts';
import type { Route } from '../call.ts';

/** The error shape: a stable code, words for people, and the numbers behind it. */
export const refusalAnswer = z
  .object({
    error: z.object({ code: z.string(), message: z.string(), details: z.looseObject({}) }),
  })
  .meta({ id: 'Error', description: 'A refusal with its stable code.' });

/** Codes that any route may answer. */
const ANYWHERE: readonly RefusalCode[] = [
  'request/invalid',
  'request/rate_limited',
  'server/internal',
  'server/unavailable',
];

/** The codes that a route may answer with: those of every route, of its shapes, and its own. */
export function codesOf(route: Route): RefusalCode[] {
  const codes: RefusalCode[] = [...ANYWHERE, ...(route.refusals ?? [])];
  if (route.audience !== 'anyone') codes.push('auth/unauthorized', 'auth/forbidden');
  if (route.method !== 'GET') codes.push('request/too_large');
  if (route.path.includes('{mission_id}')) codes.push('mission/not_found');
  if (route.path.includes('{player_id}')) codes.push('player/unknown');
  return [...new Set(codes)].sort();
}
