import type { DemoPlayer } from './demo-player.ts';
import { canFly, type Flight, flightsFor } from './pilot.ts';
import type { ActiveMission, Offer, TrackedObjective } from './protocol.ts';

/** A mission of that type which the pilot can fly: written by people first, then what adds most. */
export const pick = (ada: DemoPlayer, type: string): Offer | undefined =>
  [...ada.state.available.values()]
    .filter((offer) => offer.type === type && canFly(offer))
    .sort(
      (a, b) =>
        Number(b.code !== '') - Number(a.code !== '') || b.effectiveReputation - a.effectiveReputation,
    )[0];

/** Where the objectives of a held mission stand. */
export const objectivesOf = (ada: DemoPlayer, missionId: string): TrackedObjective[] => [
  ...(ada.state.active.get(missionId)?.objectives ?? []),
];

/** Does all that a held mission asks; tells of each flight before it starts and when its effect shows. */
export async function flyMission(
  ada: DemoPlayer,
  missionId: string,
  { acceptedAt }: Pick<ActiveMission, 'acceptedAt'>,
  tell: { before?(): Promise<void>; after?(flight: Flight): void } = {},
): Promise<void> {
  const done = () => objectivesOf(ada, missionId).reduce((sum, o) => sum + o.current, 0);
  for (const flight of flightsFor(objectivesOf(ada, missionId), await cargoOf(ada, missionId))) {
    await tell.before?.();
    const before = done();
    // The mission clock of a development server may run ahead of this machine's.
    await ada.fly(flight, Math.max(Date.now(), acceptedAt));
    await ada.shows(() => done() > before);
    tell.after?.(flight);
  }
}

/** What is carried: the list over HTTP names the commodity, which the room's state leaves to its label. */
async function cargoOf(ada: DemoPlayer, missionId: string): Promise<{ cargoType: string | null }> {
  const { acceptances } = await ada.http<{
    acceptances: { mission: { id: string; cargo_type: string | null } }[];
  }>('GET', '/api/v1/missions/active');
  const held = acceptances.find((a) => a.mission.id === missionId);
  return { cargoType: held?.mission.cargo_type ?? null };
}
