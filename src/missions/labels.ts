import type { ObjectiveAbout } from '../../protocol/missions.ts';
import { kindOf } from '../objectives/kinds/index.ts';
import type { Names } from '../objectives/objective-kind.ts';
import type { Objective } from './mission.ts';

/** The human line of an objective, made by its kind. */
export const objectiveLabel = (objective: Objective, names: Names): string =>
  kindOf(objective.kind).label(objective.params, names);

/** The sectors of an objective: `sectorId` is the only one, 0 when there are none or several. */
export function objectiveSectors(objective: Objective): { sectorId: number; sectorIds: readonly number[] } {
  const sectorIds = kindOf(objective.kind).sectors(objective.params);
  return { sectorId: sectorIds.length === 1 ? sectorIds[0]! : 0, sectorIds };
}

/** What an objective is about besides places, made by its kind; '' where it has none. */
export function objectiveAbout(objective: Objective): ObjectiveAbout {
  const about = kindOf(objective.kind).about(objective.params);
  return {
    commodity: about.commodity ?? '',
    opponentKind: about.opponentKind ?? '',
    opponentFaction: about.opponentFaction ?? '',
    targetId: about.targetId ?? '',
    fromFaction: about.fromFaction ?? '',
    toFaction: about.toFaction ?? '',
    side: about.side ?? '',
  };
}
