import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { Graph, NO_MAP, type Sector } from './graph.ts';
import { useMission } from './mission-store.tsx';
import { SERVER } from './server.ts';

const MapContext = createContext<Graph>(NO_MAP);

interface WorldAnswer {
  readonly clusters: readonly { id: string; name: string; type: string }[];
  readonly sectors: readonly {
    id: number;
    name: string;
    type: string;
    cluster_id: string;
    security: number;
    x: number;
    y: number;
  }[];
  readonly warps: readonly { from: number; to: number }[];
}

/** The map of the player's region, read again when the player is in another. */
export function MapProvider({ token, children }: { token: () => Promise<string>; children: ReactNode }) {
  const regionId = useMission((state) => state.player.regionId);
  const [graph, setGraph] = useState(NO_MAP);
  useEffect(() => {
    const stop = new AbortController();
    readMap(regionId, token, stop.signal).then(setGraph, () => undefined);
    return () => stop.abort();
  }, [regionId, token]);
  return <MapContext value={graph}>{children}</MapContext>;
}

export const useGraph = (): Graph => use(MapContext);

/** How many warps a sector is away from where the player is; undefined when it cannot be reached. */
export function useWarps(sectorId: number): number | undefined {
  const here = useMission((state) => state.player.sectorId);
  return useGraph().distancesFrom(here).get(sectorId);
}

async function readMap(regionId: string, token: () => Promise<string>, signal: AbortSignal): Promise<Graph> {
  const response = await fetch(`${SERVER}/api/v1/world?region_id=${encodeURIComponent(regionId)}`, {
    headers: { authorization: `Bearer ${await token()}` },
    signal,
  });
  if (!response.ok) return NO_MAP;
  const { clusters, sectors, warps } = (await response.json()) as WorldAnswer;
  const known = sectors.map((s): Sector => ({ ...s, clusterId: s.cluster_id }));
  return new Graph(known, clusters, warps);
}
