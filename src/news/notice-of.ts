import type { Notice } from '../../protocol/notices.ts';
import type { Change } from '../missions/change.ts';
import { levelOf } from '../reputation/levels.ts';

/** The notice of a change; changes that only show in the state have none. */
export function noticeOf(change: Change): Notice | undefined {
  switch (change.type) {
    case 'missionAccepted':
      return ['mission_accepted', { missionId: change.acceptance.missionId }];
    case 'progressMoved': {
      const { current, required, met } = change.progress;
      const { missionId, objectiveId } = change;
      return ['mission_progress', { missionId, objectiveId, current, required, met }];
    }
    case 'missionReady':
      return ['mission_ready', { missionId: change.acceptance.missionId }];
    case 'missionRewarded':
      return ['mission_completed', { missionId: change.acceptance.missionId, rewards: change.rewards }];
    case 'missionAbandoned':
      return ['mission_abandoned', { missionId: change.acceptance.missionId, reputation: change.reputation }];
    case 'missionFailed':
      return ['mission_failed', { missionId: change.acceptance.missionId, reason: change.reason }];
    case 'missionExpired':
      return ['mission_expired', { missionId: change.acceptance.missionId }];
    case 'reputationChanged': {
      const { faction, old, value } = change;
      return ['reputation_changed', { faction, old, new: value, level: levelOf(value).level }];
    }
    default:
      return undefined;
  }
}
