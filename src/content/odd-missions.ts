import { defineMission } from '../missions/define-mission.ts';
import { allMet, begun } from '../missions/objective-states.ts';
import { kindOf } from '../objectives/kinds/index.ts';
import { mistakeAt } from './check-shape.ts';
import type { Mistake } from './content-error.ts';
import type { LocatedMission } from './missions.ts';

/** Missions that are right and yet do what their author can hardly want. */
export const oddMissions = (missions: readonly LocatedMission[]): Mistake[] =>
  missions.flatMap((located) => {
    const { mission, source, index } = located;
    const sectorId = mission.repeatable ? paysAtOnceIn(located) : undefined;
    if (sectorId === undefined) return [];
    const message = `a player who is in sector ${sectorId} has done it by accepting it, and may repeat it without end`;
    return [mistakeAt(source, [index, 'repeatable'], message)];
  });

/** A sector where accepting alone meets the mission. */
function paysAtOnceIn({ mission }: LocatedMission): number | undefined {
  const made = defineMission(mission, { id: mission.code, family: 'faction', isActive: true, version: 1 });
  if ('path' in made) return undefined;
  const sectors = made.objectives.flatMap(({ kind, params }) => kindOf(kind).sectors(params));
  return sectors.find((sectorId) => allMet(made.mode, begun(made, sectorId)));
}
