import type { MissionState } from '../client/index.ts';
import type { DemoPlayer } from './demo-player.ts';
import type { Flight } from './pilot.ts';

export type Offer = MissionState['available'][string];
export type Objectives = MissionState['active'][string]['objectives'];

/** A faction's mission of that type: written by people first, then what adds most. */
export const pick = (ada: DemoPlayer, type: string): Offer | undefined =>
  Object.values(ada.state.available)
    .filter((offer) => offer.type === type && offer.family === 'faction')
    .sort(
      (a, b) =>
        Number(b.code !== '') - Number(a.code !== '') || b.effectiveReputation - a.effectiveReputation,
    )[0];

/** Where the objectives of a held mission stand. */
export const objectivesOf = (ada: DemoPlayer, missionId: string): Objectives =>
  ada.state.active[missionId]?.objectives ?? [];

/** Does all that a held mission asks; tells of each flight before it starts and when its effect shows. */
export async function flyMission(
  ada: DemoPlayer,
  missionId: string,
  tell: { before?(): Promise<void>; after?(flight: Flight): void } = {},
): Promise<void> {
  const done = () => objectivesOf(ada, missionId).reduce((sum, o) => sum + o.current, 0);
  for (const flight of await ada.flights(missionId)) {
    await tell.before?.();
    const before = done();
    await ada.fly(flight);
    await ada.shows(() => done() > before);
    tell.after?.(flight);
  }
}
