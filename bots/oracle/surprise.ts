import type { AnyRefusal, ClientRefusal } from '../../client/index.ts';
import type { Knowledge } from '../run-parts.ts';
import type { Books } from './books.ts';

/** Why a refusal cannot be, by the books; undefined when it may, or they are unsure. */
export function surprise(
  books: Books,
  unsure: boolean,
  { missionCap }: Pick<Knowledge, 'missionCap'>,
  error: AnyRefusal | ClientRefusal,
  body: object,
): string | undefined {
  const { code } = error;
  const missionId = 'missionId' in body ? String(body.missionId) : '';
  if (code === 'server/internal' || code === 'request/invalid' || code.startsWith('auth/'))
    return `${code}: ${error.message} ${JSON.stringify(error.details)}`;
  if (unsure) return undefined;
  const live = books.live(missionId);
  const past = books.attempts.some((a) => a.missionId === missionId);
  if (code === 'mission/already_accepted' && live === undefined && !past)
    return `${missionId} is said to be held and was never accepted`;
  if (code === 'mission/objectives_unmet' && live?.status === 'completed')
    return `${missionId} was told as ready and is said to be unmet`;
  if (code === 'mission/not_accepted' && live !== undefined && live.acceptanceId !== undefined)
    return `${missionId} is held and said not to be`;
  const taken = books.held.filter((a) => a.family !== 'daily').length;
  if (code === 'mission/cap_reached' && taken < missionCap)
    return `the cap of ${missionCap} is said to be reached with ${taken} missions`;
  return undefined;
}
