import type { MissionState } from '../../../client/index.ts';
import type { Graph } from '../store/graph.ts';

export type Contract = MissionState['active'][string];
export type Progress = Contract['objectives'][number];

/** Contracts that lead to the same place; '' is anywhere. */
export interface Group {
  readonly place: string;
  readonly contracts: readonly Contract[];
}

/** Sectors that an attempt still leads to. */
export const openTargets = ({ objectives }: Contract): readonly number[] => [
  ...new Set(
    objectives
      .filter((o) => !o.met)
      .flatMap((o) =>
        o.sectorIds.length > 0
          ? o.sectorIds.filter((id) => !o.seenSectorIds.includes(id))
          : o.sectorId === 0
            ? []
            : [o.sectorId],
      ),
  ),
];

/**
 * What is under way, in the order to look at it: what can be claimed, what is pinned, then by the place
 * that comes next, nearest first; what leads nowhere in particular comes last.
 */
export function grouped(
  contracts: readonly Contract[],
  graph: Graph,
  here: number,
): { ready: readonly Contract[]; groups: readonly Group[] } {
  const ready = contracts.filter((c) => c.status === 'completed');
  const distances = graph.distancesFrom(here);
  const nearest = (c: Contract) =>
    openTargets(c).reduce<number | undefined>(
      (best, id) =>
        best === undefined || (distances.get(id) ?? 1e9) < (distances.get(best) ?? 1e9) ? id : best,
      undefined,
    );
  const running = contracts
    .filter((c) => c.status !== 'completed')
    .map((contract) => ({ contract, target: nearest(contract) }))
    .sort(
      (a, b) =>
        Number(b.contract.tracked) - Number(a.contract.tracked) ||
        far(a.target, distances) - far(b.target, distances) ||
        a.contract.acceptedAt - b.contract.acceptedAt,
    );
  const byPlace = Map.groupBy(running, ({ target }) =>
    target === undefined ? '' : (graph.sectors.get(target)?.name ?? `${target}`),
  );
  return {
    ready,
    groups: [...byPlace].map(([place, list]) => ({ place, contracts: list.map(({ contract }) => contract) })),
  };
}

const far = (target: number | undefined, distances: ReadonlyMap<number, number>): number =>
  target === undefined ? Number.MAX_SAFE_INTEGER : (distances.get(target) ?? Number.MAX_SAFE_INTEGER - 1);

/** Credits that wait at the end of everything under way. */
export const sumOf = (contracts: readonly Contract[]): number =>
  contracts.reduce((sum, { credits }) => sum + credits, 0);
