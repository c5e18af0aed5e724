import type { MissionState } from '../../../client/index.ts';
import { openTargets } from '../active/contracts.ts';
import { type Offer, targetsOf } from '../board/offer-list.ts';
import { type Urgency, urgencyOf } from '../parts/time.ts';
import type { Graph } from '../store/graph.ts';

/** A sector that something leads to. */
export interface Target {
  readonly sectorId: number;
  readonly missionId: string;
  readonly title: string;
  readonly type: string;
  readonly faction: string;
  readonly urgency: Urgency;
  /** Whether it is the one that is pointed at: its route is drawn. */
  readonly shown: boolean;
}

/** Everything that the chart marks: what is under way, and the offer that is pointed at. */
export function targets(
  state: Pick<MissionState, 'active' | 'player'>,
  offer: Offer | undefined,
  onlyTracked: boolean,
  shownId: string | undefined,
  graph: Graph,
  now: number,
): Target[] {
  const distances = graph.distancesFrom(state.player.sectorId);
  const urgency = (until: number, sectorId: number) =>
    until === 0 ? 'calm' : urgencyOf(until - now, distances.get(sectorId));
  const held = Object.values(state.active)
    .filter((contract) => contract.status === 'active' && (!onlyTracked || contract.tracked))
    .flatMap((contract) =>
      openTargets(contract).map(
        (sectorId): Target => ({
          sectorId,
          missionId: contract.id,
          title: contract.title,
          type: contract.type,
          faction: contract.faction,
          urgency: urgency(contract.deadlineAt, sectorId),
          shown: contract.id === shownId,
        }),
      ),
    );
  const offered =
    offer === undefined
      ? []
      : targetsOf(offer).map(
          (sectorId): Target => ({
            sectorId,
            missionId: offer.id,
            title: offer.title,
            type: offer.type,
            faction: offer.faction,
            urgency: urgency(offer.expiresAt, sectorId),
            shown: true,
          }),
        );
  return [...held, ...offered].filter(({ sectorId }) => graph.sectors.has(sectorId));
}

/** The shown target that is nearest to the ship. */
export function nearestShown(list: readonly Target[], graph: Graph, here: number): Target | undefined {
  const distances = graph.distancesFrom(here);
  return list
    .filter(({ shown, sectorId }) => shown && distances.has(sectorId))
    .reduce<Target | undefined>(
      (best, one) =>
        best === undefined || distances.get(one.sectorId)! < distances.get(best.sectorId)! ? one : best,
      undefined,
    );
}
