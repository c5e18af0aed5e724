import type { Change } from '../../missions/change.ts';
import { levelOf } from '../../reputation/levels.ts';
import type { OutboxRow } from '../ports/store.ts';

/** What the game is told of a change (SPEC 4), in the notices' names; most changes tell it nothing. */
export function outboxOf(playerId: string, change: Change, at: number): OutboxRow[] {
  const told = tell(change);
  return told === undefined ? [] : [{ ...told, playerId, at }];
}

function tell(change: Change): Pick<OutboxRow, 'type' | 'missionId' | 'data'> | undefined {
  switch (change.type) {
    case 'missionAccepted':
      return { type: 'mission_accepted', ...attempt(change) };
    case 'missionReady':
      return { type: 'mission_ready', ...attempt(change) };
    case 'missionRewarded':
      return {
        type: 'mission_completed',
        ...attempt(change, { choice: change.acceptance.choice, rewards: change.rewards }),
      };
    case 'missionAbandoned':
      return { type: 'mission_abandoned', ...attempt(change, { reputation: change.reputation }) };
    case 'missionFailed':
      return { type: 'mission_failed', ...attempt(change, { reason: change.reason }) };
    case 'missionExpired':
      return { type: 'mission_expired', ...attempt(change) };
    case 'reputationChanged': {
      const { faction, old, value, requested, applied, reason } = change;
      const { level } = levelOf(value);
      return {
        type: 'reputation_changed',
        missionId: null,
        data: {
          faction,
          old,
          new: value,
          level,
          requested,
          applied,
          reason,
          acceptanceId: change.acceptanceId,
        },
      };
    }
    case 'creditsChanged':
      // What a mission paid is told by `mission_completed`; an operator's correction by itself.
      return change.reason === 'admin_adjustment'
        ? {
            type: 'credits_adjusted',
            missionId: null,
            data: { amount: change.amount, reason: change.reason },
          }
        : undefined;
    default:
      return undefined;
  }
}

const attempt = (change: { acceptance: { id: string; missionId: string } }, data: object = {}) => ({
  missionId: change.acceptance.missionId,
  data: { acceptanceId: change.acceptance.id, ...data },
});
