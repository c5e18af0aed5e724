/** A sector as the map says it; `security` is 1 (lawless) to 10 (safe). */
export interface Sector {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly clusterId: string;
  readonly security: number;
  readonly x: number;
  readonly y: number;
}

export interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** The map of a region, ready to search. */
export class Graph {
  readonly sectors: ReadonlyMap<number, Sector>;
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly #ways: ReadonlyMap<number, readonly number[]>;
  readonly #distances = new Map<number, ReadonlyMap<number, number>>();

  constructor(sectors: readonly Sector[], clusters: readonly Cluster[], warps: readonly Warp[]) {
    this.sectors = new Map(sectors.map((sector) => [sector.id, sector]));
    this.clusters = new Map(clusters.map((cluster) => [cluster.id, cluster]));
    const ways = new Map<number, number[]>();
    for (const { from, to } of warps) ways.set(from, [...(ways.get(from) ?? []), to]);
    this.#ways = ways;
  }

  /** Where one may go from a sector in one warp. */
  waysFrom = (sectorId: number): readonly number[] => this.#ways.get(sectorId) ?? [];

  /** How many warps each sector is away from this one, along directed warps. */
  distancesFrom(sectorId: number): ReadonlyMap<number, number> {
    let distances = this.#distances.get(sectorId);
    if (distances === undefined) {
      distances = this.#search(sectorId).distances;
      this.#distances.set(sectorId, distances);
    }
    return distances;
  }

  /** The sectors of a shortest way, both ends included; empty when there is none. */
  route(from: number, to: number): number[] {
    const { before, distances } = this.#search(from);
    if (!distances.has(to)) return [];
    const way = [to];
    for (let at = to; at !== from; ) {
      at = before.get(at)!;
      way.unshift(at);
    }
    return way;
  }

  #search(from: number) {
    const distances = new Map([[from, 0]]);
    const before = new Map<number, number>();
    const queue = [from];
    for (const at of queue) {
      for (const next of this.waysFrom(at)) {
        if (distances.has(next)) continue;
        distances.set(next, distances.get(at)! + 1);
        before.set(next, at);
        queue.push(next);
      }
    }
    return { distances, before };
  }
}

export interface Warp {
  readonly from: number;
  readonly to: number;
}

export const NO_MAP = new Graph([], [], []);
